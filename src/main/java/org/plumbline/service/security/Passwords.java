package org.plumbline.service.security;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes of passwords, and the command that creates one. */
public final class Passwords {

    /** Command line option that prints the hash of a password instead of starting the service. */
    public static final String OPTION = "--plumbline.encode-password";

    private static final int MIN_CHARACTERS = 12;

    /** bcrypt ignores further bytes. */
    private static final int MAX_BYTES = 72;

    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    private Passwords() {}

    /** bcrypt only: Spring's default would also accept {@code {noop}}, which is a plain password. */
    static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /**
     * Reads a password from the terminal, or a line from standard input where there is none, and prints its hash.
     *
     * @return 0, or 1 if the password is invalid
     */
    public static int printHashFromInput() throws IOException {
        return printHash(readPassword(System.in), System.out, System.err);
    }

    /** A password from the terminal, without echo, or else a line of the input; empty if there is none. */
    public static String readPassword(InputStream in) throws IOException {
        Console console = in == System.in ? System.console() : null;
        if (console == null) {
            return readLine(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        System.err.println("密码 / password:");
        char[] password = console.readPassword();
        return password == null ? "" : new String(password);
    }

    private static String readLine(Reader in) throws IOException {
        return Objects.requireNonNullElse(new BufferedReader(in).readLine(), "");
    }

    static int printHash(Reader in, Appendable out, Appendable err) throws IOException {
        return printHash(readLine(in), out, err);
    }

    /** @throws ProblemException if it is too short or longer than bcrypt reads */
    public static String hash(String password) {
        if (isUnacceptable(password)) {
            throw new ProblemException(ProblemKind.PASSWORD_UNFIT, MIN_CHARACTERS, MAX_BYTES);
        }
        return encoder().encode(password);
    }

    public static boolean matches(String password, String hash) {
        return password != null && hash != null && encoder().matches(password, hash);
    }

    private static boolean isUnacceptable(String password) {
        return password == null
                || password.codePointCount(0, password.length()) < MIN_CHARACTERS
                || password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    private static int printHash(String password, Appendable out, Appendable err) throws IOException {
        if (isUnacceptable(password)) {
            err.append(
                    "密码须至少 %1$d 个字符，且不超过 %2$d 字节（UTF-8）。 / A password has at least %1$d characters and at most %2$d bytes of UTF-8.%n"
                            .formatted(MIN_CHARACTERS, MAX_BYTES));
            return 1;
        }
        out.append(encoder().encode(password)).append(System.lineSeparator());
        return 0;
    }
}
