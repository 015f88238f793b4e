package org.plumbline.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.evidence.VerifyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Verifies the audit log of a stopped service. */
@Command(name = "verify-log")
final class VerifyLogCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "data-dir")
    private String data;

    @Option(names = "--head", paramLabel = "N:SHA256", descriptionKey = "head")
    private String head;

    /** Settings of the service, such as the address of its database. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    private final Desk desk;

    VerifyLogCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(Commands.settings(settings));
        if (data != null) {
            arguments.add("--plumbline.data-dir=" + Commands.folder(data));
        }
        if (head != null) {
            arguments.add(VerifyCommand.HEAD + head);
        }
        return VerifyCommand.run(arguments, desk.out(), desk.err());
    }
}
