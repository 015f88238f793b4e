package org.plumbline.service.security;

import javax.sql.DataSource;
import org.plumbline.service.settings.Settings;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** A service without users, on its own database. */
public final class WithoutUsers {

    private WithoutUsers() {}

    public static UserDirectory of(DataSource database) {
        MockEnvironment environment = new MockEnvironment();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("jdbc", JdbcClient.create(database));
        return new UserDirectory(
                Binder.get(environment).bindOrCreate("plumbline", Settings.class),
                environment,
                beans.getBeanProvider(JdbcClient.class));
    }
}
