package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Verifies the audit log of a stopped service. */
@Command(name = "verify-log")
final class VerifyLogCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "data-dir")
    private String data;

    @Option(names = "--head", paramLabel = "N:SHA256", descriptionKey = "head")
    private String head;

    /** Settings of the service, such as the address of its database. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    private final CommandConsole console;

    VerifyLogCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(PlumblineCli.requireSettings(settings));
        if (data != null) {
            arguments.add("--plumbline.data-dir=" + PlumblineCli.toSettingPath(data));
        }
        if (head != null) {
            arguments.add(OfflineAuditLogVerification.HEAD + head);
        }
        return OfflineAuditLogVerification.run(arguments, console.out(), console.err());
    }
}
