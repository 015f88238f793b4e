package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.core.bundle.BundledRuleSet;
import org.plumbline.core.bundle.RuleSetBundle;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Scheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes rule sets on disk as a bundle, like the one that the service exports. */
@Command(name = "bundle")
final class BundleCommand implements Callable<Integer> {

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private RulesOptions rules;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "ZIP",
            descriptionKey = "output")
    private Path output;

    BundleCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        LocalRuleSets atHand = rules.openRules(console);
        List<BundledRuleSet> bundled = new ArrayList<>();
        for (RuleSet ruleSet : atHand.buildAll()) {
            Scheme scheme = ruleSet.scheme();
            for (int year = scheme.yearFrom(); year <= scheme.yearTo(); year++) {
                atHand.requireForYear(
                        scheme.id(),
                        year); // two for one year are rejected here, instead of leaving the choice to the reader
            }
            bundled.add(new BundledRuleSet(
                    scheme.id(),
                    null,
                    scheme.yearFrom(),
                    scheme.yearTo(),
                    ruleSet.file(),
                    ruleSet.sha256(),
                    atHand.workbookBytes(ruleSet.file()),
                    atHand.drlManifest()));
        }
        RuleSetBundle bundle = RuleSetBundle.of(bundled);
        OutputFile.write(output, bundle.bytes());
        console.out().println(bundle.sha256() + "  " + output);
        return PlumblineCli.OK;
    }
}
