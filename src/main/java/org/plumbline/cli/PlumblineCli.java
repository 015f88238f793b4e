package org.plumbline.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Entry point: selects the command and returns its exit code. */
public final class PlumblineCli {

    static final int OK = 0;
    /** Some inputs could not be scored, or are not valid. */
    static final int SOME_FAILED = 1;

    static final int DIFFERS = 1;
    /** The command cannot be executed as given. */
    static final int REFUSED = 2;
    /** A fault of this program, or a file that failed while it was read. */
    static final int BROKEN = 3;

    /** The replacement character of bytes that Java cannot decode. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String SERVE = "serve";
    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final Set<String> BEFORE_A_COMMAND = Set.of("-h", "--help", "-V", "--version", "--lang");

    private PlumblineCli() {}

    /**
     * The arguments of the service; empty if a command is given.
     *
     * @param arguments settings of the service, as {@code --server.port=…}, perhaps after the word serve; or a command's
     */
    public static Optional<String[]> findServiceArguments(String... arguments) {
        if (arguments.length == 0) {
            return Optional.of(arguments);
        }
        if (isGarbled(List.of(arguments))) {
            return Optional.empty(); // rejected by run()
        }
        if (arguments[0].equals(SERVE)) {
            return Arrays.stream(arguments).anyMatch(HELP::contains)
                    ? Optional.empty()
                    : Optional.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        boolean command =
                !arguments[0].startsWith("--") || BEFORE_A_COMMAND.contains(arguments[0].replaceFirst("=.*", ""));
        return command ? Optional.empty() : Optional.of(arguments);
    }

    /** Runs a command with the streams of this process. @return the exit code */
    public static int run(String... arguments) {
        silenceLogs();
        // whatever the system's character set is: files and pipes are UTF-8
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(
                List.of(arguments),
                CommandLanguage.detectLocale(List.of(arguments), System.getenv()),
                System.in,
                out,
                err);
        out.flush();
        return status;
    }

    static int run(List<String> arguments, Locale locale, InputStream in, PrintStream out, PrintStream err) {
        CommandConsole console = new CommandConsole(in, out, err, locale);
        if (isGarbled(arguments)) {
            console.err().println(describeGarbled(console));
            return REFUSED;
        }
        return createCommandLine(console).execute(arguments.toArray(String[]::new));
    }

    /** Whether Java could not decode an argument: in a locale such as C it supports ASCII only. */
    private static boolean isGarbled(List<String> arguments) {
        return arguments.stream().anyMatch(each -> each.indexOf(UNREADABLE) >= 0);
    }

    private static String describeGarbled(CommandConsole console) {
        return console.localize(
                "当前语言环境不能表示文件名中的文字：请先执行 export LC_ALL=C.UTF-8，或改用 plumbline 脚本启动",
                "the locale does not support the characters of a file name: run export LC_ALL=C.UTF-8 first, or use the script plumbline");
    }

    private static CommandLine createCommandLine(CommandConsole console) {
        CommandLine line = new CommandLine(new RootCommand())
                .addSubcommand(new ScoreCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ProveCommand(console))
                .addSubcommand(new TestCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new TemplateCommand(console))
                .addSubcommand(new EditCommand(console))
                .addSubcommand(new DraftCommand(console))
                .addSubcommand(new BundleCommand(console))
                .addSubcommand(new GenerateCommand(console))
                .addSubcommand(new LoadCommand(console))
                .addSubcommand(new VerifyLogCommand(console))
                .addSubcommand(UserCommand.createCommandLine(console))
                .addSubcommand(new ServeCommand())
                .addSubcommand(new GenerateCompletion());
        return line.setResourceBundle(loadHelp(console))
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpWidth(100)
                .setAdjustLineBreaksForWideCJKCharacters(true)
                .setParameterExceptionHandler((fault, given) -> reportUsageError(fault, console))
                .setExecutionExceptionHandler((fault, command, parsed) -> reportFailure(fault, console, parsed));
    }

    private static ResourceBundle loadHelp(CommandConsole console) {
        return ResourceBundle.getBundle(
                "org.plumbline.cli.help",
                console.isEnglish() ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static int reportUsageError(ParameterException fault, CommandConsole console) {
        console.err().println(UsageErrors.translate(fault).in(console.locale()));
        console.err()
                .println(console.localize(
                        "用法：%s --help",
                        "usage: %s --help",
                        fault.getCommandLine().getCommandSpec().qualifiedName()));
        return REFUSED;
    }

    private static int reportFailure(Exception fault, CommandConsole console, ParseResult parsed) {
        if (fault instanceof CommandException refused) {
            console.err().println(refused.sentence().in(console.locale()));
            return REFUSED;
        }
        if (fault instanceof InvalidPathException path
                && !StandardCharsets.US_ASCII.newEncoder().canEncode(path.getInput())) {
            console.err().println(describeGarbled(console));
            return REFUSED;
        }
        if (fault instanceof RuleSetRejectedException rejected) {
            console.err().println(console.localize("规则不能使用：", "The rules cannot be used:"));
            for (Problem problem : rejected.problems()) {
                console.err().println("  - " + problem.format(console.locale()));
            }
            return REFUSED;
        }
        if (fault instanceof UncheckedIOException || fault instanceof java.io.IOException) {
            console.err().println(console.localize("读写出错：%s", "input/output error: %s", fault.getMessage()));
            return BROKEN;
        }
        console.err()
                .println(console.localize("程序出错，请连同以下内容报告：", "Internal error; please report it with the following:"));
        fault.printStackTrace(console.err());
        return BROKEN;
    }

    /** Disables logs, which would be mixed with the output: without Spring they are not configured otherwise. */
    private static void silenceLogs() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    }

    /** The arguments that picocli left, which are to be settings. @throws CommandException if one is not */
    static List<String> requireSettings(List<String> arguments) {
        arguments.stream()
                .filter(each -> !each.matches("--[a-z][\\w.\\[\\]-]*\\.[^=]+=.*"))
                .findFirst()
                .ifPresent(each -> {
                    throw new CommandException("无法识别：%s", "unknown argument: %s", each);
                });
        return arguments;
    }

    /** As the setting requires it: absolute, or beginning with ./ */
    static String toSettingPath(String folder) {
        return Path.of(folder).toAbsolutePath().normalize().toString();
    }

    /** The command line without a command. */
    @Command(name = "plumbline", versionProvider = VersionProvider.class)
    static final class RootCommand implements Runnable {

        @Spec
        private CommandSpec spec;

        @Mixin
        private CommonOptions common;

        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                descriptionKey = "version")
        private boolean version;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Missing required subcommand");
        }
    }

    /** From the jar. */
    static final class VersionProvider implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = PlumblineCli.class.getPackage().getImplementationVersion();
            return new String[] {"plumbline " + Objects.requireNonNullElse(version, "(development)")};
        }
    }
}
