package org.habeas.system.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.habeas.HabeasApplication;
import picocli.CommandLine;

/** What a command answered: exit code, stdout, stderr. */
record Said(int exitCode, String out, String err) {

    static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Commands.of(HabeasApplication.class);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Said(line.execute(arguments), out.toString(), err.toString());
    }
}
