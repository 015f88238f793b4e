package org.plumbline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: rules in force, scoring over HTTP, kept evaluations, and the page. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlumblineApplication {

    public static void main(String[] args) {
        SpringApplication.run(PlumblineApplication.class, args);
    }
}
