package org.plumbline.core.scoring;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.DecisionTableConfiguration;
import org.kie.internal.builder.DecisionTableInputType;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.DrlManifest;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.RuleResult;
import org.plumbline.vocabulary.Total;

/** The oracle: the same workbook and DRL, compiled by stock Drools from the spreadsheet, fired on the same facts. */
final class StockRules {

    private final KieBase base;
    private final Map<String, RuleSource> refs = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();

    private StockRules(KieBase base, RuleSet ruleSet) {
        this.base = base;
        for (RuleSource ref : ruleSet.listRules()) {
            order.put(ref.id(), order.size());
            refs.put(ref.id(), ref);
        }
    }

    static StockRules compile(byte[] workbook, DrlManifest drl, RuleSet ruleSet) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId(
                "org.plumbline", "stock", UUID.randomUUID().toString());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        List<String> sheets = ruleSet.listRules().stream()
                .map(RuleSource::sheet)
                .filter(sheet -> sheet != null && !sheet.equals("审核-阈值"))
                .distinct()
                .toList();
        for (String sheet : sheets) {
            DecisionTableConfiguration configuration = KnowledgeBuilderFactory.newDecisionTableConfiguration();
            configuration.setInputType(DecisionTableInputType.XLSX);
            configuration.setWorksheetName(sheet);
            files.write(
                    "src/main/resources/stock/" + sheet + ".drl",
                    DecisionTableFactory.loadFromInputStream(new ByteArrayInputStream(workbook), configuration));
        }
        drl.files()
                .forEach((name, bytes) ->
                        files.write("src/main/resources/drl/" + name, new String(bytes, StandardCharsets.UTF_8)));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(
                    errors.stream().map(Message::getText).collect(Collectors.joining("\n")));
        }
        KieContainer container = services.newKieContainer(id);
        return new StockRules(container.getKieBase(), ruleSet);
    }

    RuleSession open() {
        return new Session(base.newKieSession());
    }

    private final class Session extends DefaultRuleRuntimeEventListener implements RuleSession {

        private final KieSession session;
        private List<FiredRule> fired = new ArrayList<>();

        Session(KieSession session) {
            this.session = session;
            session.addEventListener(this);
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null) {
                RuleResult statement = (RuleResult) event.getObject();
                if (statement instanceof Finding finding) {
                    Map<String, Object> metadata = event.getRule().getMetaData();
                    statement = finding.withMetadata(unquoted(metadata.get("reason")), unquoted(metadata.get("basis")));
                }
                fired.add(new FiredRule(refs.get(event.getRule().getName()), List.of(), statement));
            }
        }

        private String unquoted(Object value) {
            return value == null ? null : value.toString().replaceAll("^\"|\"$", "");
        }

        private List<FiredRule> ask(List<?> facts) {
            fired = new ArrayList<>();
            facts.forEach(session::insert);
            session.fireAllRules();
            fired.sort(Comparator.comparing(each -> order.get(each.rule().id())));
            return fired;
        }

        @Override
        public List<FiredRule> judge(List<Reading> readings) {
            return ask(readings);
        }

        @Override
        public List<FiredRule> adjust(List<?> circumstances) {
            return ask(circumstances);
        }

        @Override
        public List<FiredRule> grade(List<Total> totals) {
            return ask(totals);
        }

        @Override
        public List<FiredRule> review(Case subject, List<Observation> observations) {
            List<Object> facts = new ArrayList<>(observations);
            facts.add(subject);
            return ask(facts);
        }

        @Override
        public void close() {
            session.dispose();
        }
    }
}
