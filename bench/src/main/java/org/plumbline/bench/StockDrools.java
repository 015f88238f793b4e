package org.plumbline.bench;

import org.plumbline.vocabulary.Deduction;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.IndicatorPolicies;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;


import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.extensions.DecisionTableFactory;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.DecisionTableConfiguration;
import org.kie.internal.builder.DecisionTableInputType;
import org.kie.internal.builder.KnowledgeBuilderFactory;

/**
 * The same file as drools-decisiontables compiles it (executable model), one session per case, rule names by listener.
 */
final class StockDrools {

    record Step(String rule, Deduction deduction) {}

    record Result(BigDecimal total, List<Step> steps) {}

    private final KieBase base;

    StockDrools(byte[] workbook) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("bench", "stock", "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        DecisionTableConfiguration configuration = KnowledgeBuilderFactory.newDecisionTableConfiguration();
        configuration.setInputType(DecisionTableInputType.XLSX);
        configuration.setWorksheetName("扣分-区间");
        files.write(
                "src/main/resources/bench/table.drl",
                DecisionTableFactory.loadFromInputStream(new ByteArrayInputStream(workbook), configuration));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        base = services.newKieContainer(id).getKieBase();
    }

    Result score(Submission submission) {
        List<Step> steps = new ArrayList<>(submission.indicators().size());
        KieSession session = base.newKieSession();
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (event.getObject() instanceof Deduction deduction) {
                    steps.add(new Step(event.getRule().getName(), deduction));
                }
            }
        });
        for (IndicatorEntry entry : submission.indicators()) {
            BigDecimal actual = entry.actual().numberOrNull();
            session.insert(new NumberReading(indicator(entry.code()), entry, actual, actual, null));
        }
        session.fireAllRules();
        session.dispose();
        BigDecimal total = BigDecimal.ZERO;
        for (Step step : steps) {
            total = total.add(BigDecimal.ONE.subtract(step.deduction().points()));
        }
        return new Result(total, steps);
    }

    private static Indicator indicator(String code) {
        return new Indicator(
                code,
                new IndicatorHeading(code, null, null),
                BigDecimal.ONE,
                new Target(Operator.AT_LEAST, Value.of(BigDecimal.valueOf(100)), "%"),
                null,
                null,
                null,
                null,
                IndicatorPolicies.ofDeclared(MissingPolicy.PENDING),
                null,
                Rounding.DEFAULT);
    }
}
