package org.plumbline.service.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.settings.InvalidSettingException;
import org.plumbline.service.settings.Settings;

/** The users defined in the settings. */
final class ConfiguredUsers {

    private record ConfiguredUser(String password, UserDirectory.Grants grants) {}

    private final Map<String, ConfiguredUser> byName = new TreeMap<>();

    /** @throws InvalidSettingException at the first user who could not sign in or has no permission */
    ConfiguredUsers(Settings settings) {
        settings.users().forEach((name, user) -> {
            String setting = "plumbline.users." + name;
            byName.put(
                    name,
                    new ConfiguredUser(
                            readPassword(setting, user),
                            new UserDirectory.Grants(readRoles(setting, user), readScope(setting, user))));
        });
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    Map<String, UserDirectory.Grants> readGrants() {
        Map<String, UserDirectory.Grants> grants = new TreeMap<>();
        byName.forEach((name, known) -> grants.put(name, known.grants()));
        return grants;
    }

    Optional<ServiceUserDetails> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(known -> new ServiceUserDetails(
                        name,
                        known.password(),
                        known.grants().roles(),
                        known.grants().scope(),
                        ServiceUserDetails.OF_SETTINGS));
    }

    /** The message omits the text, which may be a password. */
    private static String readPassword(String setting, Settings.User user) {
        if (user.password() == null || !Passwords.isHash(user.password())) {
            throw new InvalidSettingException(
                    setting + ".password",
                    new Bilingual(
                            "应为 {bcrypt} 开头的密文；设置中不存放明文密码。",
                            "This must be a hash that begins with {bcrypt}; settings hold no plain password."),
                    new Bilingual(
                            "用 java -jar plumbline.jar " + Passwords.OPTION + " 生成密文后填入。",
                            "Make one with java -jar plumbline.jar " + Passwords.OPTION + " and set it here."));
        }
        return user.password();
    }

    private static Set<Role> readRoles(String setting, Settings.User user) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : user.roles()) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> invalidRoles(
                            setting, new Bilingual("没有名为“" + name + "”的角色。", "There is no role " + name + "."))));
        }
        if (roles.isEmpty()) {
            throw invalidRoles(setting, new Bilingual("该用户没有任何角色。", "This user has no role."));
        }
        return roles;
    }

    private static Scope readScope(String setting, Settings.User user) {
        try {
            return Scope.parse(user.scope());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    setting + ".scope",
                    new Bilingual("无法识别的范围：“" + e.getMessage() + "”。", "Not a scope: " + e.getMessage() + "."),
                    new Bilingual(
                            "应为 region:某省/某市 或 scheme:方案编号，只读的在末尾加 :read。",
                            "Write region:某省/某市 or scheme:ID, with :read at the end for reading only."));
        }
    }

    private static InvalidSettingException invalidRoles(String setting, Bilingual why) {
        String all = Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "));
        return new InvalidSettingException(
                setting + ".roles", why, new Bilingual("可用的角色：" + all + "。", "The roles are " + all + "."));
    }
}
