package org.plumbline.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.bundle.BundledRuleSet;
import org.plumbline.bundle.RuleSetBundle;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.vocabulary.Scheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rule sets on disk as a bundle, such as the service makes of those in force. */
@Command(name = "bundle")
final class BundleCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private Common common;

    @Mixin
    private RulesOption rules;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "ZIP",
            descriptionKey = "output")
    private Path output;

    BundleCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        RulesAtHand atHand = rules.open(desk);
        List<BundledRuleSet> bundled = new ArrayList<>();
        for (RuleSet ruleSet : atHand.all()) {
            Scheme scheme = ruleSet.scheme();
            for (int year = scheme.yearFrom(); year <= scheme.yearTo(); year++) {
                atHand.forYear(
                        scheme.id(), year); // two for one year are refused here, not chosen between by whoever reads it
            }
            bundled.add(new BundledRuleSet(
                    scheme.id(),
                    null,
                    scheme.yearFrom(),
                    scheme.yearTo(),
                    ruleSet.file(),
                    ruleSet.sha256(),
                    atHand.workbook(ruleSet.file()),
                    atHand.manifest()));
        }
        RuleSetBundle bundle = RuleSetBundle.of(bundled);
        Files.write(output, bundle.bytes());
        desk.out().println(bundle.sha256() + "  " + output);
        return Commands.OK;
    }
}
