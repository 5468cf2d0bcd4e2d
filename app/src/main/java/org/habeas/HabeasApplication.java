package org.habeas;

import org.habeas.system.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The whole of Habeas: what the one jar starts, and the root under which every module is found. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HabeasApplication {

    /**
     * Runs one command and ends the JVM with its exit code: 0 done, 1 the thing checked does not hold, 2 wrong use.
     *
     * @param args the command line, {@code help} lists all commands
     */
    public static void main(String[] args) {
        System.exit(Commands.of(HabeasApplication.class).execute(args));
    }
}
