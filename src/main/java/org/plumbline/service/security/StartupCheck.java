package org.plumbline.service.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.settings.InvalidSettingException;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.DataFolder;
import org.plumbline.service.storage.SyncedFilePath;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Rejects, before anything else is started, settings with which callers without a login could reach the service or rules could
 * change without a second person.
 */
final class StartupCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String HOSTS = "plumbline.allowed-hosts";
    private static final String FORWARDED = "server.forward-headers-strategy";
    private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        SyncedFilePath.register();
        DataFolder.check(environment);
        check(environment);
        if (context instanceof WebApplicationContext) { // a command that only reads must leave nothing behind
            DataFolder.make(environment);
        }
        if (IdentityProviderSettings.of(environment).login()) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "identity-provider", IdentityProviderSettings.sessionCookieSettings()));
        }
    }

    /** @throws InvalidSettingException at the first invalid setting */
    static void check(Environment environment) {
        Settings settings = Binder.get(environment).bindOrCreate("plumbline", Settings.class);
        IdentityProviderSettings provider = IdentityProviderSettings.of(environment);
        // the database is read only if it matters: nothing else may be started before
        boolean singleUser = new ConfiguredUsers(settings).isEmpty()
                && !provider.isConfigured()
                && (allowsSingleUser(environment, settings) || UserTableProbe.hasNoUsers(environment));
        checkUsers(settings, singleUser);
        checkTokens(environment, provider);
        checkProxies(environment);
        checkAddress(environment, "server.address", singleUser, settings);
        if (environment.containsProperty("management.server.port")) {
            checkAddress(environment, "management.server.address", singleUser, settings);
        }
    }

    /** What is permitted only with users, or only without. */
    private static void checkUsers(Settings settings, boolean singleUser) {
        if (!singleUser && settings.rules().watch()) {
            throw new InvalidSettingException(
                    "plumbline.rules.watch=true",
                    new Bilingual(
                            "已配置用户时，规则须经他人审核后发布，不能随磁盘文件自动生效。",
                            "With configured users a second person approves rules; files on disk must not take effect by themselves."),
                    new Bilingual("请去掉该设置，在“规则”页上传工作簿。", "Remove this setting and upload workbooks instead."));
        }
        if (singleUser && !settings.allowedHosts().isEmpty()) {
            throw new InvalidSettingException(
                    HOSTS,
                    new Bilingual(
                            "未配置用户时不设登录，只能以本机名称访问。",
                            "Without configured users there is no login, so only this machine's own names are served."),
                    new Bilingual(
                            "请先建立用户（plumbline user add）或配置 plumbline.users.*。",
                            "Add a user (plumbline user add) or configure plumbline.users.* first."));
        }
    }

    private static void checkTokens(Environment environment, IdentityProviderSettings provider) {
        if (provider.tokens() && !IdentityProviderSettings.hasTokenAudience(environment)) {
            throw new InvalidSettingException(
                    IdentityProviderSettings.TOKENS + ".audiences",
                    new Bilingual(
                            "须写明令牌的受众，否则发给其他系统的令牌在这里也有效。",
                            "The audience has to be named, or tokens issued for other services would be accepted."),
                    new Bilingual(
                            "请设为身份提供方为本服务签发令牌时所写的 aud。",
                            "Set it to the aud that the identity provider writes into tokens for this service."));
        }
    }

    /**
     * If forwarded addresses are trusted, the proxies have to be named. Tomcat's default trusts every private address
     * as a proxy: a caller in the same network could send any address, and appear as another caller with each wrong password.
     */
    private static void checkProxies(Environment environment) {
        String strategy = environment.getProperty(FORWARDED, "none").toLowerCase(Locale.ROOT);
        boolean valve = strategy.equals("native")
                || environment.containsProperty("server.tomcat.remoteip.remote-ip-header")
                || environment.containsProperty("server.tomcat.remoteip.protocol-header");
        if (strategy.equals("framework")) {
            throw new InvalidSettingException(
                    FORWARDED + "=framework",
                    new Bilingual(
                            "该方式对任何来源的 X-Forwarded-* 都照单全收，地址可以伪造。",
                            "It takes X-Forwarded-* from any caller, so that an address can be forged."),
                    new Bilingual(
                            "请改为 native，并用 " + PROXIES + " 写明反向代理的地址。",
                            "Use native, and name the reverse proxies with " + PROXIES + "."));
        }
        if (valve && !StringUtils.hasText(environment.getProperty(PROXIES))) {
            throw new InvalidSettingException(
                    PROXIES,
                    new Bilingual(
                            "采用反向代理转来的地址时，须写明哪些地址是代理，否则同一内网的人可以伪造来源地址。",
                            "Where addresses forwarded by a reverse proxy are used, the proxies have to be named, or callers of the "
                                    + "same network could make up theirs."),
                    new Bilingual(
                            "请设为匹配代理地址的正则表达式，例如 10\\.0\\.0\\.5。",
                            "Set it to a regular expression that matches the proxies' addresses, such as 10\\.0\\.0\\.5."));
        }
    }

    /** Whether the settings are valid without any user: then the users need not be read. */
    private static boolean allowsSingleUser(Environment environment, Settings settings) {
        return isLoopback(environment.getProperty("server.address"))
                && (!environment.containsProperty("management.server.port")
                        || isLoopback(environment.getProperty("management.server.address")))
                && settings.allowedHosts().isEmpty()
                && !settings.rules().watch();
    }

    private static void checkAddress(Environment environment, String setting, boolean singleUser, Settings settings) {
        String address = environment.getProperty(setting);
        if (isLoopback(address)) {
            return;
        }
        String found = setting + "=" + (address == null ? "" : address);
        if (singleUser) {
            throw new InvalidSettingException(
                    found,
                    new Bilingual(
                            "未配置用户时不设登录，只能在本机使用，拒绝监听其他地址。",
                            "Without configured users there is no login, so Plumbline serves this machine only and refuses "
                                    + "to listen on another address."),
                    new Bilingual(
                            "请将 " + setting + " 设为 127.0.0.1，或建立用户（plumbline user add）、配置 plumbline.users.* 或身份提供方。",
                            "Set " + setting
                                    + " to 127.0.0.1, or add a user (plumbline user add), or configure plumbline.users.* or an identity provider."));
        }
        if (settings.allowedHosts().isEmpty()) {
            throw new InvalidSettingException(
                    found,
                    new Bilingual(
                            "监听本机以外的地址时，须写明用户用哪些主机名访问。",
                            "Listening beyond this machine needs the host names under which users call."),
                    new Bilingual(
                            "请设置 " + HOSTS + "，例如 plumbline.example.gov.cn。",
                            "Set " + HOSTS + ", such as plumbline.example.gov.cn."));
        }
    }

    private static boolean isLoopback(String address) {
        try {
            // unset means every address
            return StringUtils.hasText(address)
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // it is unknown who could reach it
        }
    }

    /** Runs before the rules are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }
}
