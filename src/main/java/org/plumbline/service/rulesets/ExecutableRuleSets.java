package org.plumbline.service.rulesets;

import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.plumbline.core.ruleset.DrlContainer;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetLoader;

/**
 * Executable rule sets in memory. Those with the same DRL share its container, which is released with the last of them.
 */
final class ExecutableRuleSets implements AutoCloseable {

    /** DRL changes with a release of the service only, so that few manifests are in use at once. */
    private static final int CONTAINERS = 4;

    private final SharedResourceCache<String, DrlContainer> containers =
            new SharedResourceCache<>(CONTAINERS, DrlContainer::close);
    private final SharedResourceCache<RuleSetFingerprint, BuiltRuleSet> ruleSets;
    private final LongAdder uses = new LongAdder();
    private final LongAdder builds = new LongAdder();
    /** Reading a workbook needs many times its final memory: no more at once than there are cores. */
    private final Semaphore building = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @param bound bytes of the heap, by {@link RuleSet#estimateBytes()}; rule sets in use beyond it stay until released */
    ExecutableRuleSets(long bound) {
        this.ruleSets = new SharedResourceCache<>(bound, built -> built.ruleSet.estimateBytes(), BuiltRuleSet::close);
    }

    /** An executable rule set and its reference to its container. */
    record BuiltRuleSet(RuleSet ruleSet, SharedResourceCache.Handle<DrlContainer> drl) {

        void close() {
            drl.close();
        }
    }

    /** @throws org.plumbline.core.ruleset.RuleSetRejectedException if it has to be built and has problems */
    SharedResourceCache.Handle<BuiltRuleSet> borrow(RuleSetFingerprint recipe, RuleFileSource ingredients) {
        uses.increment();
        return ruleSets.borrow(recipe, () -> build(recipe, ingredients));
    }

    /** Rule sets in force stay as long as drafts and past versions can be evicted: scoring must not wait for a build. */
    void preferInForce(Set<RuleSetFingerprint> inForce) {
        ruleSets.prefer(inForce);
    }

    boolean contains(RuleSetFingerprint recipe) {
        return ruleSets.contains(recipe);
    }

    int countHeld() {
        return ruleSets.size();
    }

    /** The estimated memory of all rule sets held, in bytes. */
    long estimatedBytes() {
        return ruleSets.totalWeight();
    }

    /** How often a rule set was requested. */
    long countUses() {
        return uses.sum();
    }

    /** How often one had to be built for a request. */
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
