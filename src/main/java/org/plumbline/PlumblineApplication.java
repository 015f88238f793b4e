package org.plumbline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.plumbline.commands.Commands;
import org.plumbline.evidence.VerifyCommand;
import org.plumbline.web.Passwords;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: rules in force, scoring over HTTP, kept evaluations, and the page; or a command instead of it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlumblineApplication {

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains(Passwords.OPTION)) {
            System.exit(Passwords.encodeFromInput());
        }
        if (List.of(args).contains(VerifyCommand.OPTION)) {
            System.exit(VerifyCommand.run(List.of(args)));
        }
        Optional<String[]> settings = Commands.service(args);
        if (settings.isEmpty()) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(PlumblineApplication.class, settings.get());
    }
}
