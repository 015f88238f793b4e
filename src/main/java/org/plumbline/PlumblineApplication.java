package org.plumbline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.plumbline.cli.OfflineAuditLogVerification;
import org.plumbline.cli.PlumblineCli;
import org.plumbline.service.security.Passwords;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: rules in force, scoring over HTTP, kept evaluations, and the page; or a command instead of it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlumblineApplication {

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains(Passwords.OPTION)) {
            System.exit(Passwords.printHashFromInput());
        }
        if (List.of(args).contains(OfflineAuditLogVerification.OPTION)) {
            System.exit(OfflineAuditLogVerification.run(List.of(args)));
        }
        Optional<String[]> settings = PlumblineCli.findServiceArguments(args);
        if (settings.isEmpty()) {
            System.exit(PlumblineCli.run(args));
        }
        SpringApplication.run(PlumblineApplication.class, settings.get());
    }
}
