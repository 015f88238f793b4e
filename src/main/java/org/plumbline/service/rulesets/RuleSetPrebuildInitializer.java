package org.plumbline.service.rulesets;

import java.nio.file.Path;
import java.util.List;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ResourceFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Reads the rules and starts to build them before Spring builds its context: on two cores both are finished at about the same
 * time, and the first score does not wait for the rule compiler.
 */
final class RuleSetPrebuildInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RuleSetPrebuildInitializer.class);

    /** More are built on demand: a folder of a thousand workbooks must not delay the start. */
    private static final int MAX_RULE_SETS = 16;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings settings = Binder.get(context.getEnvironment()).bindOrCreate("plumbline", Settings.class);
        RuleFolderSnapshot disk = RuleFolderSnapshot.read(ResourceFolder.of(Path.of(settings.rulesDir()), "rules"));
        ExecutableRuleSets executables = new ExecutableRuleSets(settings.ruleSetsBytes());
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("rulesOnDisk", disk);
        beans.registerSingleton("executables", executables);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean("executables", executables::close);
        Thread thread = new Thread(() -> build(disk, executables), "rules-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static void build(RuleFolderSnapshot disk, ExecutableRuleSets executables) {
        long start = System.nanoTime();
        List<RuleSetFingerprint> some =
                disk.fingerprints().stream().limit(MAX_RULE_SETS).toList();
        for (RuleSetFingerprint recipe : some) {
            try {
                executables.borrow(recipe, disk).close();
            } catch (RuleSetRejectedException e) {
                LOG.debug("{} has problems, which the import will report", recipe.file());
            }
        }
        LOG.info("built {} rule sets ahead in {} ms", some.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** After the settings are resolved. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
