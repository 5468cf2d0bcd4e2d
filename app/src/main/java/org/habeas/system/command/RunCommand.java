package org.habeas.system.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.habeas.system.demo.DemoInstallation;
import org.habeas.system.demo.DemoOptions;
import org.habeas.system.demo.DemoPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a demonstration on this machine and stays until it is stopped. */
@Command(
        name = "run",
        description =
                "Starts a demonstration on this machine: database, mailbox, users and sample cases. Ctrl-C stops it.")
final class RunCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the pages (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--smtp-port",
            paramLabel = "N",
            defaultValue = "3025",
            description = "Port on which the demo mailbox takes mail (default: ${DEFAULT-VALUE}).")
    private int smtpPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Directory in which everything is kept (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(names = "--fresh", description = "Deletes what an earlier demonstration left in the directory.")
    private boolean fresh;

    RunCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DemoInstallation demo =
                DemoInstallation.start(application, new DemoOptions(port, smtpPort, data, fresh), out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("Stopping; what you did is kept.")));
        greet(demo, out);
        new CountDownLatch(1).await();
        return Commands.DONE;
    }

    private static void greet(DemoInstallation demo, PrintWriter out) {
        String url = "http://localhost:" + demo.port();
        out.println();
        out.println("Habeas is running: " + url);
        out.println();
        out.println("  Sign in as (password for all: " + DemoPeople.PASSWORD + ")");
        DemoPeople.WHO_TO_TRY.forEach((account, does) -> out.printf("    %-8s %s%n", account, does));
        out.println();
        out.println(
                "  Mail to sar@larkfield.example on SMTP port " + demo.smtpPort() + " of this machine becomes a case.");
        out.println("  What requesters and customers received: " + url + "/demo/mailbox");
        out.println("  Data and log: " + demo.data());
        out.println();
        out.println("Try this:");
        out.println("  1. Open the inbox as nadia: the sample requests are there, the earliest due first.");
        String smtp = demo.smtpPort() == 3025 ? "" : " --port " + demo.smtpPort();
        out.println("  2. In another terminal: ./habeas send --sample sar" + smtp
                + "    a new case appears within seconds.");
        out.println("  3. Work it to the draft of the answer, then sign in as omar, who approves what nadia wrote.");
        out.println(
                "  4. Sign in as lena: a search warrant has come for the account of owner@brightwater.example, who is");
        out.println("     told before anything is produced; ebba is the second person. More of it:");
        out.println("     ./habeas send --sample legal-process" + smtp);
        out.println(
                "     ./habeas send --sample half-year" + smtp + "    five demands, for the next transparency report");
        out.println(
                "  5. Sign in as bruno: a processor has reported a breach to security@larkfield.example. Say since when");
        out.println("     you are aware, assess, file and tell the customers; omar approves the notice. One more:");
        out.println("     ./habeas send --sample breach" + smtp);
        out.println(
                "  6. Sign in as rita: the transparency report of the last half-year waits for its draft. Then lena reviews it and");
        out.println(
                "     attests the statements, omar approves it, and " + url + "/transparency shows it to everybody.");
        out.println();
        out.println("Ctrl-C stops it; the data stay.");
        out.flush();
    }
}
