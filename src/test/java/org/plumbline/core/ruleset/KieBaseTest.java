package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.rule.Rule;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

/** The rules that fire are those of the KieContainer that loaded {@code rules/drl}, with the workbook's tables beside them. */
class KieBaseTest {

    private static final byte[] DACHANG = ShippedFiles.workbook("dachang-department");

    @Test
    void theSessionsRulesAreTheContainersAndTheWorkbooks() {
        RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, DACHANG);

        KieBase base = ruleSet.kieBase();

        assertThat(((InternalKnowledgeBase) base).getKieContainer())
                .isSameAs(ShippedFiles.drl().container());
        assertThat(names(base, "org.plumbline.rules"))
                .containsExactlyInAnyOrder(
                        "RATE_RECOMPUTE", "SUM_MISMATCH", "ROUNDING", "INTERNAL_CONFLICT", "PERF_EXEC_GAP");
        assertThat(names(base, "org.plumbline.tables"))
                .containsExactlyInAnyOrder("扣分-每步扣分", "扣分-要点", "扣分-定性", "等级", "审核");
        try (RuleSession session = ruleSet.openSession()) {
            assertThat(((KieRuleSession) session).kieBase()).isSameAs(base);
        }
    }

    private static List<String> names(KieBase base, String pack) {
        return base.getKiePackage(pack).getRules().stream().map(Rule::getName).toList();
    }

    @Test
    void ruleSetsShareAContainerAndNothingElse() {
        RuleSet one = ShippedFiles.load(EditedWorkbook.FILE, DACHANG);
        RuleSet other = ShippedFiles.load(EditedWorkbook.FILE, DACHANG);

        assertThat(one.kieBase()).isNotSameAs(other.kieBase());
        assertThat(one.sha256()).isEqualTo(other.sha256());
        assertThat(names(ShippedFiles.drl().newKieBase(List.of()), "org.plumbline.rules"))
                .hasSize(5);
    }

    @Test
    void aClosedContainerLeavesNothingInTheRepository() {
        DrlContainer drl = DrlContainer.compile(ShippedFiles.manifest());
        ReleaseId releaseId = drl.container().getReleaseId();
        assertThat(KieServices.get().getRepository().getKieModule(releaseId)).isNotNull();

        drl.close();

        assertThat(KieServices.get().getRepository().getKieModule(releaseId)).isNull();
    }

    @Test
    void loadsLeaveNoClassesBehind() {
        loads(3);
        int before = loadedClasses();

        long generated = loads(34); // some 33 classes each

        assertThat(generated).isGreaterThan(1_000);
        await().untilAsserted(() -> assertThat(loadedClasses() - before).isLessThan(128));
    }

    /** Returns how many classes were loaded meanwhile, whether or not they stayed. */
    private static long loads(int times) {
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        for (int i = 0; i < times; i++) {
            try (DrlContainer drl = DrlContainer.compile(ShippedFiles.manifest())) {
                RuleSet ruleSet = new RuleSetLoader(drl).load(EditedWorkbook.FILE, DACHANG);
                assertThat(total(ruleSet)).isEqualTo(new BigDecimal("91.00"));
            }
        }
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before;
    }

    /** After collections that unload nothing more. */
    private static int loadedClasses() {
        int before;
        int loaded = Integer.MAX_VALUE;
        do {
            before = loaded;
            System.gc();
            loaded = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        } while (loaded < before);
        return loaded;
    }

    private static BigDecimal total(RuleSet ruleSet) {
        return new Scorer()
                .score(ShippedFiles.submission("dachang-2020-dept"), ruleSet)
                .total();
    }

    @Test
    void twoThreadsScoreRightWhileAThirdLoads() throws Exception {
        RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, DACHANG);
        Submission submission = ShippedFiles.submission("dachang-2020-dept");
        AtomicBoolean loading = new AtomicBoolean(true);
        Callable<Integer> scoring = () -> {
            int scored = 0;
            while (loading.get() || scored < 100) {
                assertThat(new Scorer().score(submission, ruleSet).total()).isEqualTo(new BigDecimal("91.00"));
                scored++;
            }
            return scored;
        };
        // another rule set of the same container: a step costs 20 % of the weight
        byte[] dearer = EditedWorkbook.dachang(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(20));
        Callable<Integer> loads = () -> {
            try {
                for (int i = 0; i < 30; i++) {
                    assertThat(total(ShippedFiles.load(EditedWorkbook.FILE, dearer)))
                            .isEqualTo(new BigDecimal("82.00"));
                }
            } finally {
                loading.set(false);
            }
            return 30;
        };
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> done = new ArrayList<>(threads.invokeAll(List.of(scoring, loads, scoring)));
            for (Future<Integer> each : done) {
                assertThat(each.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
