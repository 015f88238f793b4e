package org.plumbline.publishing;

import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.plumbline.ruleset.DrlContainer;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleSetLoader;

/**
 * Executable rule sets in memory. Those with the same DRL share its container, which goes when the last of them has gone.
 */
final class Executables implements AutoCloseable {

    /** DRL changes with a release of the service, so that few manifests are ever alive at once. */
    private static final int CONTAINERS = 4;

    private final Shared<String, DrlContainer> containers = new Shared<>(CONTAINERS, DrlContainer::close);
    private final Shared<Recipe, Built> ruleSets;
    private final LongAdder uses = new LongAdder();
    private final LongAdder builds = new LongAdder();
    /** A workbook being read takes many times what it is in the end: no more at once than can be worked on. */
    private final Semaphore building = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @param bound bytes of the heap, by {@link RuleSet#estimatedBytes()}; those in use beyond it stay until they are not */
    Executables(long bound) {
        this.ruleSets = new Shared<>(bound, built -> built.ruleSet.estimatedBytes(), Built::close);
    }

    /** An executable rule set and its hold on the container it stands in. */
    record Built(RuleSet ruleSet, Shared.Use<DrlContainer> drl) {

        void close() {
            drl.close();
        }
    }

    /** @throws org.plumbline.ruleset.RuleSetRejected where it has to be built and cannot be */
    Shared.Use<Built> use(Recipe recipe, Ingredients ingredients) {
        uses.increment();
        return ruleSets.use(recipe, () -> build(recipe, ingredients));
    }

    /** What is in force stays while drafts and past versions can go: nobody who scores is to wait for it. */
    void prefer(Set<Recipe> inForce) {
        ruleSets.prefer(inForce);
    }

    boolean holds(Recipe recipe) {
        return ruleSets.holds(recipe);
    }

    int held() {
        return ruleSets.size();
    }

    /** What is held takes, in bytes, as estimated. */
    long bytes() {
        return ruleSets.weight();
    }

    /** How often a rule set was asked for. */
    long uses() {
        return uses.sum();
    }

    /** How often one had to be built for it. */
    long builds() {
        return builds.sum();
    }

    private Built build(Recipe recipe, Ingredients ingredients) {
        builds.increment();
        Shared.Use<DrlContainer> drl =
                containers.use(recipe.drlSha256(), () -> DrlContainer.compile(ingredients.drl(recipe.drlSha256())));
        building.acquireUninterruptibly();
        try {
            byte[] workbook = ingredients.workbook(recipe.workbookSha256());
            return new Built(new RuleSetLoader(drl.value()).load(recipe.file(), workbook), drl);
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
