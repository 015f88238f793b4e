package org.plumbline.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.plumbline.web.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Those who sign in. Its own commands do the work. */
@Command(name = "user")
final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** Makes the hash of a password for the settings. */
    @Command(name = "encode-password")
    static final class EncodePassword implements Callable<Integer> {

        @Mixin
        private Common common;

        @Override
        public Integer call() throws IOException {
            return Passwords.encodeFromInput();
        }
    }
}
