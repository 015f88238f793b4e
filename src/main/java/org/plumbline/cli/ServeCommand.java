package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Stands in the help; what it names is done before commands are looked at, see {@link PlumblineCli#findServiceArguments}. */
@Command(name = "serve")
final class ServeCommand implements Runnable {

    @Mixin
    private CommonOptions common;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public void run() {
        throw new IllegalStateException("the service is started without this command line");
    }
}
