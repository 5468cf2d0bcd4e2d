package org.habeas.system.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.habeas.HabeasApplication;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What a command answered: exit code, stdout, stderr. A command at the console logs less than the application does, and
 * the tests of one run share their logging, so the level stays what it was.
 */
record Said(int exitCode, String out, String err) {

    static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Commands.of(HabeasApplication.class);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        try {
            return new Said(line.execute(arguments), out.toString(), err.toString());
        } finally {
            root.setLevel(before);
        }
    }
}
