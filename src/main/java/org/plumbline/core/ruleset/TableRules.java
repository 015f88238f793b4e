package org.plumbline.core.ruleset;

import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.declarationOf;
import static org.drools.model.PatternDSL.from;
import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.plumbline.core.rule.TableType;

/**
 * Tables as Drools rules through the canonical model: one rule per table, whose {@code from} looks rows up by index. No
 * code is generated and nothing of a cell is compiled. {@code docs/decisions/0001} has the reasons and figures.
 */
final class TableRules {

    private static final String PACKAGE = "org.plumbline.tables";

    private TableRules() {}

    static void addRules(KieBase base, KieBaseConfiguration configuration, List<CompiledTable<?>> tables) {
        ModelImpl model = new ModelImpl("tables");
        for (CompiledTable<?> table : tables) {
            model.addRule(toRule(table));
        }
        KiePackagesBuilder packages = new KiePackagesBuilder(configuration);
        packages.addModel(model);
        ((InternalKnowledgeBase) base).addPackages(packages.build().getKiePackages());
    }

    private static Rule toRule(CompiledTable<?> table) {
        Variable<PhaseContext> context = declarationOf(PhaseContext.class, "context_" + table.name());
        Variable<PhaseContext.TableResult> answers = declarationOf(
                PhaseContext.TableResult.class,
                "answers_" + table.name(),
                from(context, d -> PhaseContext.TableResult.of(table, d)));
        TableType.RulePhase phase = table.form().phase();
        return rule(PACKAGE, table.name())
                .build(
                        pattern(context)
                                .expr(
                                        "phase_" + phase,
                                        d -> d.phase() == phase,
                                        alphaIndexedBy(
                                                TableType.RulePhase.class,
                                                ConstraintType.EQUAL,
                                                1,
                                                PhaseContext::phase,
                                                phase)),
                        pattern(answers),
                        on(context, answers).execute((d, a) -> d.fired().addAll(a.fired())));
    }
}
