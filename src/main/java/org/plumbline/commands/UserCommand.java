package org.plumbline.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plumbline.accounts.UserDesk;
import org.plumbline.accounts.UserDesk.Changed;
import org.plumbline.accounts.UserView;
import org.plumbline.accounts.UsersAtHand;
import org.plumbline.web.Passwords;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Role;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Those who sign in, in the database of a stopped service. Its own commands do the work. */
@Command(name = "user")
final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common;

    static CommandLine line(Desk desk) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new Add(desk))
                .addSubcommand(new Listing(desk))
                .addSubcommand(new Roles(desk))
                .addSubcommand(new Password(desk))
                .addSubcommand(new Key(desk))
                .addSubcommand(new Disable(desk))
                .addSubcommand(new Enable(desk))
                .addSubcommand(new EncodePassword());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** What is done with the users once their database is open. */
    private abstract static class AtHand implements Callable<Integer> {

        @Mixin
        private Common common;

        @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "data-dir")
        private String data;

        /** Settings of the service, such as the address of its database. */
        @Unmatched
        private List<String> settings = new ArrayList<>();

        final Desk desk;

        AtHand(Desk desk) {
            this.desk = desk;
        }

        abstract void with(UserDesk users) throws IOException;

        @Override
        public Integer call() throws IOException {
            List<String> arguments = new ArrayList<>(Commands.settings(settings));
            if (data != null) {
                arguments.add("--plumbline.data-dir=" + Commands.folder(data));
            }
            try (UsersAtHand users = open(arguments)) {
                return told(users);
            }
        }

        private static UsersAtHand open(List<String> arguments) {
            try {
                return UsersAtHand.open(arguments);
            } catch (RuntimeException e) { // whatever it was, nothing was changed
                throw new CommandRefused(
                        "无法打开数据库，服务可能正在运行；运行中请用“用户”页。（%s）",
                        "The database cannot be opened; while the service runs use its page Users. (%s)",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
        }

        private int told(UsersAtHand users) throws IOException {
            try {
                with(users.users());
                return Commands.OK;
            } catch (RequestRefused refused) {
                desk.err().println(users.told(refused));
                return Commands.SOME_NOT;
            }
        }

        final void told(UserView user) {
            String roles = user.roles().stream().map(Role::name).collect(Collectors.joining(","));
            desk.out()
                    .println(user.name() + "\t" + roles + "\t"
                            + (user.enabled() ? desk.say("启用", "enabled") : desk.say("停用", "disabled")));
        }

        final void told(Changed changed) {
            told(changed.user());
            if (changed.key() != null) {
                desk.out().println(desk.say("API 密钥（只显示这一次）：%s", "API key, shown this once: %s", changed.key()));
            }
        }
    }

    /** The same about one user. */
    private abstract static class AboutOne extends AtHand {

        @Parameters(paramLabel = "NAME", descriptionKey = "user-name")
        String name;

        AboutOne(Desk desk) {
            super(desk);
        }
    }

    @Command(name = "add")
    private static final class Add extends AboutOne {

        @Option(names = "--roles", required = true, split = ",", paramLabel = "ROLE", descriptionKey = "roles")
        private Set<Role> roles = EnumSet.noneOf(Role.class);

        @Option(names = "--key", descriptionKey = "with-key")
        private boolean key;

        @Option(names = "--no-password", descriptionKey = "no-password")
        private boolean noPassword;

        Add(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) throws IOException {
            String password = noPassword ? null : Passwords.from(desk.in());
            told(users.create(name, roles, password, key, UsersAtHand.ACTOR));
        }
    }

    @Command(name = "list")
    private static final class Listing extends AtHand {

        Listing(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) {
            users.list().forEach(this::told);
        }
    }

    @Command(name = "roles")
    private static final class Roles extends AboutOne {

        @Parameters(index = "1", split = ",", paramLabel = "ROLE,…", descriptionKey = "roles")
        private Set<Role> roles = EnumSet.noneOf(Role.class);

        Roles(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) {
            told(users.setRoles(name, roles, UsersAtHand.ACTOR));
        }
    }

    @Command(name = "password")
    private static final class Password extends AboutOne {

        Password(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) throws IOException {
            told(users.setPassword(name, Passwords.from(desk.in()), UsersAtHand.ACTOR));
        }
    }

    @Command(name = "key")
    private static final class Key extends AboutOne {

        @Option(names = "--remove", descriptionKey = "remove-key")
        private boolean remove;

        Key(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) {
            if (remove) {
                told(users.removeKey(name, UsersAtHand.ACTOR));
            } else {
                told(users.makeKey(name, UsersAtHand.ACTOR));
            }
        }
    }

    @Command(name = "disable")
    private static final class Disable extends AboutOne {

        Disable(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) {
            told(users.disable(name, UsersAtHand.ACTOR));
        }
    }

    @Command(name = "enable")
    private static final class Enable extends AboutOne {

        Enable(Desk desk) {
            super(desk);
        }

        @Override
        void with(UserDesk users) {
            told(users.enable(name, UsersAtHand.ACTOR));
        }
    }

    /** Makes the hash of a password for the settings. */
    @Command(name = "encode-password")
    private static final class EncodePassword implements Callable<Integer> {

        @Mixin
        private Common common;

        @Override
        public Integer call() throws IOException {
            return Passwords.encodeFromInput();
        }
    }
}
