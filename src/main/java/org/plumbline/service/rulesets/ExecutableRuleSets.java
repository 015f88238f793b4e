package org.plumbline.service.rulesets;

import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;

/**
 * Executable rule sets in memory. Those with the same DRL share its container, which goes when the last of them has gone.
 */
final class ExecutableRuleSets implements AutoCloseable {

    /** DRL changes with a release of the service, so that few manifests are ever alive at once. */
    private static final int CONTAINERS = 4;

    private final SharedResourceCache<String, DrlContainer> containers =
            new SharedResourceCache<>(CONTAINERS, DrlContainer::close);
    private final SharedResourceCache<RuleSetFingerprint, BuiltRuleSet> ruleSets;
    private final LongAdder uses = new LongAdder();
    private final LongAdder builds = new LongAdder();
    /** A workbook being read takes many times what it is in the end: no more at once than can be worked on. */
    private final Semaphore building = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @param bound bytes of the heap, by {@link RuleSet#estimateBytes()}; those in use beyond it stay until they are not */
    ExecutableRuleSets(long bound) {
        this.ruleSets = new SharedResourceCache<>(bound, built -> built.ruleSet.estimateBytes(), BuiltRuleSet::close);
    }

    /** An executable rule set and its hold on the container it stands in. */
    record BuiltRuleSet(RuleSet ruleSet, SharedResourceCache.Handle<DrlContainer> drl) {

        void close() {
            drl.close();
        }
    }

    /** @throws org.plumbline.core.ruleset.RuleSetRejectedException where it has to be built and cannot be */
    SharedResourceCache.Handle<BuiltRuleSet> borrow(RuleSetFingerprint recipe, RuleFileSource ingredients) {
        uses.increment();
        return ruleSets.borrow(recipe, () -> build(recipe, ingredients));
    }

    /** What is in force stays while drafts and past versions can go: nobody who scores is to wait for it. */
    void preferInForce(Set<RuleSetFingerprint> inForce) {
        ruleSets.prefer(inForce);
    }

    boolean contains(RuleSetFingerprint recipe) {
        return ruleSets.contains(recipe);
    }

    int countHeld() {
        return ruleSets.size();
    }

    /** What is held takes, in bytes, as estimated. */
    long estimatedBytes() {
        return ruleSets.totalWeight();
    }

    /** How often a rule set was asked for. */
    long countUses() {
        return uses.sum();
    }

    /** How often one had to be built for it. */
    long countBuilds() {
        return builds.sum();
    }

    private BuiltRuleSet build(RuleSetFingerprint recipe, RuleFileSource ingredients) {
        builds.increment();
        SharedResourceCache.Handle<DrlContainer> drl = containers.borrow(
                recipe.drlSha256(), () -> DrlContainer.compile(ingredients.readDrl(recipe.drlSha256())));
        building.acquireUninterruptibly();
        try {
            byte[] workbook = ingredients.readWorkbook(recipe.workbookSha256());
            RuleSetLoader loader = new RuleSetLoader(drl.value());
            return new BuiltRuleSet(
                    ingredients.accepted()
                            ? loader.reload(recipe.file(), workbook)
                            : loader.load(recipe.file(), workbook),
                    drl);
        } catch (RuntimeException | Error e) {
            drl.close();
            throw e;
        } finally {
            building.release();
        }
    }

    @Override
    public void close() {
        ruleSets.close();
        containers.close();
    }
}
