package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Listed in the help only; the service is started before commands are parsed, see {@link PlumblineCli#findServiceArguments}. */
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
