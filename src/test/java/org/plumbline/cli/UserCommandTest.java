package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.TestDatabase;

@OnEachDatabase
class UserCommandTest {

    @TempDir
    Path data;

    private List<String> place;

    @BeforeEach
    void choose() {
        place = TestDatabase.ON_POSTGRES
                ? Stream.of(TestDatabase.in(data).settings())
                        .map(setting -> "--" + setting)
                        .toList()
                : List.of("--data-dir", data.toString());
    }

    private CommandResult user(String input, String... arguments) {
        return CommandResult.with(input, there(Stream.concat(Stream.of("user"), Stream.of(arguments))));
    }

    private String[] there(Stream<String> arguments) {
        return Stream.concat(arguments, place.stream()).toArray(String[]::new);
    }

    @Test
    void aDatabaseThatAServiceHasOpenIsRefusedInOneSentence() throws IOException {
        assumeFalse(TestDatabase.ON_POSTGRES, "PostgreSQL serves several processes");
        Path file = Files.createFile(data.resolve("plumbline.mv.db"));
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();
            for (String[] command : new String[][] {{"list"}, {"disable", "head"}, {"key", "head"}}) {
                CommandResult ran = user("", command);
                assertThat(ran.status()).as(ran.err()).isEqualTo(2);
                assertThat(ran.err()).contains("服务可能正在运行").doesNotContain("\tat ");
            }
        }
    }

    @Test
    void userCommandsChangeUsersOfAStoppedService() {
        CommandResult first = user("a caller needs no entry\n", "add", "caller", "--roles", "CALLER");
        assertThat(first.status()).as("the first has to be an administrator").isEqualTo(1);
        assertThat(first.err()).contains("第一个用户须有管理员角色");

        assertThat(user("too short\n", "add", "head", "--roles", "ADMIN").status())
                .isEqualTo(1);
        CommandResult made = user("a long password\n", "add", "head", "--roles", "admin,AUDITOR");
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.out()).contains("head", "ADMIN", "AUDITOR");

        CommandResult caller = user("", "add", "caller", "--roles", "CALLER", "--key", "--no-password");
        assertThat(caller.status()).as(caller.err()).isZero();
        assertThat(caller.out()).contains("plk_");
        assertThat(user("", "key", "caller").out()).contains("plk_").isNotEqualTo(caller.out());

        assertThat(user("", "roles", "caller", "CALLER,CLERK").out()).contains("CLERK");
        assertThat(user("", "scope", "caller", "region:某省/某市", "scheme:national-project:read")
                        .out())
                .contains("region:某省/某市,scheme:national-project:read");
        assertThat(user("", "scope", "caller", "某省").err()).contains("无法识别的范围“某省”");
        assertThat(user("", "scope", "head", "region:某省").err())
                .as("the last administrator without a scope")
                .contains("最后一位");
        assertThat(user("", "scope", "caller").out()).doesNotContain("region:");
        assertThat(user("another password\n", "password", "caller").status()).isZero();
        assertThat(user("", "disable", "caller").out()).contains("停用");
        assertThat(user("", "list").out()).contains("head").contains("caller").contains("停用");
        assertThat(user("", "enable", "caller").out()).contains("启用");
        assertThat(user("", "disable", "head").status())
                .as("the last administrator stays")
                .isEqualTo(1);
        assertThat(user("", "roles", "unknown", "CLERK").status()).isEqualTo(1);
        assertThat(user("", "roles", "caller", "EMPEROR").status()).isEqualTo(2);

        CommandResult verified = CommandResult.of(there(Stream.of("verify-log")));
        assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    }
}
