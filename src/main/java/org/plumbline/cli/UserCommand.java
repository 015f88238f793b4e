package org.plumbline.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plumbline.service.accounts.OfflineUserAdministration;
import org.plumbline.service.accounts.UserService;
import org.plumbline.service.accounts.UserService.UserChange;
import org.plumbline.service.accounts.UserView;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.Role;
import org.plumbline.service.security.Passwords;
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

/** The users in the database of a stopped service. The subcommands do the work. */
@Command(name = "user")
final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    static CommandLine createCommandLine(CommandConsole console) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new AddUser(console))
                .addSubcommand(new ListUsers(console))
                .addSubcommand(new SetRoles(console))
                .addSubcommand(new SetScope(console))
                .addSubcommand(new SetPassword(console))
                .addSubcommand(new CreateKey(console))
                .addSubcommand(new DisableUser(console))
                .addSubcommand(new EnableUser(console))
                .addSubcommand(new EncodePassword());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** An operation on the users once their database is open. */
    private abstract static class OfflineUserCommand implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Option(names = "--data-dir", paramLabel = "DIR", descriptionKey = "data-dir")
        private String data;

        /** Settings of the service, such as the address of its database. */
        @Unmatched
        private List<String> settings = new ArrayList<>();

        final CommandConsole console;

        OfflineUserCommand(CommandConsole console) {
            this.console = console;
        }

        abstract void execute(UserService users) throws IOException;

        @Override
        public Integer call() throws IOException {
            List<String> arguments = new ArrayList<>(PlumblineCli.requireSettings(settings));
            if (data != null) {
                arguments.add("--plumbline.data-dir=" + PlumblineCli.toSettingPath(data));
            }
            try (OfflineUserAdministration users = openUsers(arguments)) {
                return executeAndReport(users);
            }
        }

        private static OfflineUserAdministration openUsers(List<String> arguments) {
            try {
                return OfflineUserAdministration.open(arguments);
            } catch (RuntimeException e) { // whatever it was, nothing was changed
                CommandException.rethrowNewerSchema(e);
                throw new CommandException(
                        "无法打开数据库：%s。服务可能正在运行；运行中请用“用户”页",
                        "The database cannot be opened: %s. While the service runs use its page Users",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
        }

        private int executeAndReport(OfflineUserAdministration users) throws IOException {
            try {
                execute(users.users());
                return PlumblineCli.OK;
            } catch (ProblemException refused) {
                console.err().println(users.describe(refused));
                return PlumblineCli.SOME_FAILED;
            }
        }

        final void print(UserView user) {
            String roles = user.roles().stream().map(Role::name).collect(Collectors.joining(","));
            console.out()
                    .println(user.name() + "\t" + roles + "\t"
                            + (user.enabled() ? console.localize("启用", "enabled") : console.localize("停用", "disabled"))
                            + (user.scope() == null ? "" : "\t" + String.join(",", user.scope())));
        }

        final void print(UserChange changed) {
            print(changed.user());
            if (changed.key() != null) {
                console.out()
                        .println(console.localize("API 密钥（只显示这一次）：%s", "API key, shown this once: %s", changed.key()));
            }
        }
    }

    /** Base of commands about one user. */
    private abstract static class OneUserCommand extends OfflineUserCommand {

        @Parameters(paramLabel = "NAME", descriptionKey = "user-name")
        String name;

        OneUserCommand(CommandConsole console) {
            super(console);
        }
    }

    @Command(name = "add")
    private static final class AddUser extends OneUserCommand {

        @Option(names = "--roles", required = true, split = ",", paramLabel = "ROLE", descriptionKey = "roles")
        private Set<Role> roles = EnumSet.noneOf(Role.class);

        @Option(names = "--scope", paramLabel = "SCOPE", descriptionKey = "scope")
        private List<String> scope = new ArrayList<>();

        @Option(names = "--key", descriptionKey = "with-key")
        private boolean key;

        @Option(names = "--no-password", descriptionKey = "no-password")
        private boolean noPassword;

        AddUser(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) throws IOException {
            String password = noPassword ? null : Passwords.readPassword(console.in());
            print(users.create(name, roles, scope, password, key, OfflineUserAdministration.ACTOR));
        }
    }

    @Command(name = "list")
    private static final class ListUsers extends OfflineUserCommand {

        ListUsers(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            users.list().forEach(this::print);
        }
    }

    @Command(name = "roles")
    private static final class SetRoles extends OneUserCommand {

        @Parameters(index = "1", split = ",", paramLabel = "ROLE,…", descriptionKey = "roles")
        private Set<Role> roles = EnumSet.noneOf(Role.class);

        SetRoles(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            print(users.setRoles(name, roles, OfflineUserAdministration.ACTOR));
        }
    }

    /** Without a scope: the user may read and write everything that the roles permit. */
    @Command(name = "scope")
    private static final class SetScope extends OneUserCommand {

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "SCOPE", descriptionKey = "scope")
        private List<String> scope = new ArrayList<>();

        SetScope(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            print(users.setScope(name, scope, OfflineUserAdministration.ACTOR));
        }
    }

    @Command(name = "password")
    private static final class SetPassword extends OneUserCommand {

        SetPassword(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) throws IOException {
            print(users.setPassword(name, Passwords.readPassword(console.in()), OfflineUserAdministration.ACTOR));
        }
    }

    @Command(name = "key")
    private static final class CreateKey extends OneUserCommand {

        @Option(names = "--remove", descriptionKey = "remove-key")
        private boolean remove;

        CreateKey(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            if (remove) {
                print(users.removeKey(name, OfflineUserAdministration.ACTOR));
            } else {
                print(users.createKey(name, OfflineUserAdministration.ACTOR));
            }
        }
    }

    @Command(name = "disable")
    private static final class DisableUser extends OneUserCommand {

        DisableUser(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            print(users.disable(name, OfflineUserAdministration.ACTOR));
        }
    }

    @Command(name = "enable")
    private static final class EnableUser extends OneUserCommand {

        EnableUser(CommandConsole console) {
            super(console);
        }

        @Override
        void execute(UserService users) {
            print(users.enable(name, OfflineUserAdministration.ACTOR));
        }
    }

    /** Prints the hash of a password for the settings. */
    @Command(name = "encode-password")
    private static final class EncodePassword implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() throws IOException {
            return Passwords.printHashFromInput();
        }
    }
}
