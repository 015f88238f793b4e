package org.plumbline.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Bilingual;

/** Those whom the settings name. */
final class ConfiguredUsers {

    private record Known(String password, Set<Role> roles) {}

    private final Map<String, Known> byName = new TreeMap<>();

    /** @throws SettingRefused at the first user who could not sign in or could do nothing */
    ConfiguredUsers(Settings settings) {
        settings.users().forEach((name, user) -> {
            String setting = "plumbline.users." + name;
            byName.put(name, new Known(password(setting, user), roles(setting, user)));
        });
    }

    boolean none() {
        return byName.isEmpty();
    }

    Map<String, Set<Role>> roles() {
        Map<String, Set<Role>> roles = new TreeMap<>();
        byName.forEach((name, known) -> roles.put(name, known.roles()));
        return roles;
    }

    Optional<KnownUser> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(known -> new KnownUser(name, known.password(), known.roles(), KnownUser.OF_SETTINGS));
    }

    /** The message leaves the text out: it may be somebody's password. */
    private static String password(String setting, Settings.User user) {
        if (user.password() == null || !Passwords.isHash(user.password())) {
            throw new SettingRefused(
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

    private static Set<Role> roles(String setting, Settings.User user) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : user.roles()) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> badRoles(
                            setting, new Bilingual("没有名为“" + name + "”的角色。", "There is no role " + name + "."))));
        }
        if (roles.isEmpty()) {
            throw badRoles(setting, new Bilingual("该用户没有任何角色。", "This user has no role."));
        }
        return roles;
    }

    private static SettingRefused badRoles(String setting, Bilingual why) {
        String all = Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "));
        return new SettingRefused(
                setting + ".roles", why, new Bilingual("可用的角色：" + all + "。", "The roles are " + all + "."));
    }
}
