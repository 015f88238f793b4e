package org.plumbline.service.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.plumbline.service.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Returns no connection to H2 while its disk has less than {@code plumbline.disk-reserve} free. Once H2 failed to write, its
 * threads may loop on the closed file forever (2.4.240, {@code MVStore.registerVersionUsage}) until a restart,
 * so a write must never fail. Both reading and writing are blocked: H2 also writes while it reads.
 */
@Component
final class DiskReserveGuard implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(DiskReserveGuard.class);

    private final Environment environment;

    DiskReserveGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource connections)
                || !environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:")) {
            return bean;
        }
        Settings settings = Binder.get(environment).bindOrCreate("plumbline", Settings.class);
        return new GuardedDataSource(
                connections, Path.of(settings.dataDir()), settings.diskReserve().toBytes());
    }

    static final class GuardedDataSource extends DelegatingDataSource {

        private final Path folder;
        private final long reserve;
        private final AtomicBoolean full = new AtomicBoolean();

        GuardedDataSource(DataSource connections, Path folder, long reserve) {
            super(connections);
            this.folder = folder.toAbsolutePath();
            this.reserve = reserve;
        }

        @Override
        public Connection getConnection() throws SQLException {
            long room = readUsableSpace();
            if (room < reserve) {
                if (full.compareAndSet(false, true)) {
                    LOG.error("the disk of {} has only {} MB free: nothing is stored or read", folder, room >> 20);
                }
                throw new DiskReserveException();
            }
            if (full.compareAndSet(true, false)) {
                LOG.info("the disk of {} has enough free space again", folder);
            }
            return super.getConnection();
        }

        /** Of a folder that does not exist yet, its parent's. */
        private long readUsableSpace() {
            Path there = folder;
            while (!there.toFile().exists() && there.getParent() != null) {
                there = there.getParent();
            }
            return there.toFile().getUsableSpace();
        }
    }

    /** Storage is temporarily unavailable. */
    static final class DiskReserveException extends SQLTransientConnectionException {

        private static final long serialVersionUID = 1L;

        DiskReserveException() {
            super("too little free space on the disk");
        }
    }
}
