package org.plumbline.publishing;

import java.nio.file.Path;
import java.util.List;
import org.plumbline.ruleset.RuleSetRejected;
import org.plumbline.web.Folder;
import org.plumbline.web.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Reads the rules and begins to build them before Spring builds its context: on two cores both are ready at about the same
 * time, and the first score does not wait for the rule compiler.
 */
final class RulesAhead implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RulesAhead.class);

    /** More are built when asked for: a folder of a thousand workbooks must not keep the service from its start. */
    private static final int MOST = 16;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings settings = Binder.get(context.getEnvironment()).bindOrCreate("plumbline", Settings.class);
        RulesOnDisk disk = RulesOnDisk.read(Folder.of(Path.of(settings.rulesDir()), "rules"));
        Executables executables = new Executables(settings.ruleSetsBytes());
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("rulesOnDisk", disk);
        beans.registerSingleton("executables", executables);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean("executables", executables::close);
        Thread thread = new Thread(() -> build(disk, executables), "rules-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static void build(RulesOnDisk disk, Executables executables) {
        long start = System.nanoTime();
        List<Recipe> some = disk.recipes().stream().limit(MOST).toList();
        for (Recipe recipe : some) {
            try {
                executables.use(recipe, disk).close();
            } catch (RuleSetRejected e) {
                LOG.debug("{} has problems; the import will tell them", recipe.file());
            }
        }
        LOG.info("built {} rule sets ahead in {} ms", some.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** After whatever settles the settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
