package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.Role;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.habeas.system.security.SealedCases.Sealed;
import org.habeas.transparency.TransparencyDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that the application answers, as Spring knows them, asked by people off the roster: with a sealed case of
 * each kind it says what it says without one. An address that is new is asked too, or the test fails and says what to
 * fill in.
 */
class SealedEndpointsJourneyTests extends WholeApplication {

    private static final List<String> OUTSIDERS = List.of("omar", "ines", "august", "adam", "bruno", "rita");
    private static final Acting ADAM = new Acting("adam", Set.of(Role.ADMINISTRATOR), "", UUID.randomUUID());
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^}]*})*))?}");

    /** Pages that make something new or keep the reader's own settings; they look nothing up. */
    private static final Set<String> MAKES = Set.of(
            "/requests/new",
            "/legal-processes/new",
            "/breaches/new",
            "/reports",
            "/profile",
            "/demo/mailbox/answer",
            "/inbox/bulk",
            "/operations/letters",
            "/operations/mailboxes/compare",
            "/operations/replay",
            "/break-glass");

    /** Addresses for people without an account, who hold a link, and the page that says what went wrong. */
    private static final Set<String> OPEN = Set.of(
            "/objections/{token}",
            "/error",
            "/sign-in",
            "/transparency/{period:[0-9]{4}(?:-H[12])?}/{edition:[0-9]{1,3}}/transparency-report.{kind:pdf|csv|json}");

    /** Mail of the demonstration lies outside the application; everybody sees all of it. */
    private static final Set<String> OUTSIDE = Set.of("/demo/mailbox");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, Visitor> people = new LinkedHashMap<>();
    private final Map<String, String> apiKeys = new LinkedHashMap<>();

    @Autowired
    private ApiKeys keys;

    @Autowired
    private LegalProcessDesk legal;

    @Autowired
    private LegalFiles legalFiles;

    @Autowired
    private TransparencyDesk reports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @BeforeEach
    void letEverybodyIn() {
        Stream.concat(OUTSIDERS.stream(), Stream.of("lena")).forEach(account -> {
            people.put(account, signedIn(account));
            apiKeys.put(account, keys.issue(account, ApiScope.WORK, ADAM));
        });
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @Test
    void answersNobodyOffTheRosterOtherwiseThanWithoutTheCase() {
        lists();
        Map<String, String> before = lists();
        assertThat(before).hasSizeGreaterThan(80).containsKeys("omar GET /breaches", "rita GET /reports");

        Map<CaseKind, Sealed> sealed =
                new SealedCases(legal, legalFiles, reports, jdbc, clock).make(mail, person("lena"), mark);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(differing(before, lists())).isEmpty());
        assertThat(byName(sealed)).isEmpty();
        for (Sealed one : sealed.values()) {
            assertThat(List.copyOf(log.list)).as("the log").allSatisfy(event -> assertThat(written(event))
                    .doesNotContain(one.reference()));
        }
        assertThat(List.copyOf(log.list))
                .allSatisfy(event -> assertThat(written(event)).doesNotContain(mark));
        for (Map.Entry<String, CaseKind> list : Map.of(
                        "/breaches", CaseKind.BREACH,
                        "/reports", CaseKind.TRANSPARENCY_REPORT,
                        "/breaches/register.csv", CaseKind.BREACH,
                        "/cases", CaseKind.LEGAL_PROCESS,
                        "/inbox?queue=all", CaseKind.SUBJECT_REQUEST)
                .entrySet()) {
            assertThat(person("lena").allPages(list.getKey()))
                    .as(list.getKey())
                    .contains(
                            Objects.requireNonNull(sealed.get(list.getValue())).reference());
        }
    }

    /** What the addresses without a variable say to everybody. */
    private Map<String, String> lists() {
        Map<String, String> answers = new TreeMap<>();
        for (String account : OUTSIDERS) {
            each((method, pattern) -> {
                if (VARIABLE.matcher(pattern).find() || !asks(method, pattern)) {
                    return;
                }
                for (String address : withChoices(pattern)) {
                    HttpResponse<String> answer = ask(method, address, account);
                    answers.put(account + " " + method + " " + address, told(answer, Map.of()));
                    if (pattern.equals("/search") && answer.statusCode() == 302) {
                        Visitor visitor = person(account);
                        answers.put(account + " found", told(visitor.get(visitor.location(answer)), Map.of()));
                    }
                }
            });
        }
        return answers;
    }

    /** Lists with what can be chosen in them. */
    private static List<String> withChoices(String pattern) {
        return switch (pattern) {
            case "/inbox", "/api/v1/tasks" ->
                Stream.of("mine", "team", "unassigned", "waiting", "overdue", "all")
                        .map(queue -> pattern + "?queue=" + queue)
                        .toList();
            case "/inbox/news" -> List.of(pattern + "?queue=all&since=2026-01-01T00:00:00Z");
            case "/cases" ->
                Stream.of("", "?standing=open", "?standing=waiting", "?standing=closed")
                        .map(pattern::concat)
                        .toList();
            default -> List.of(pattern);
        };
    }

    private static List<String> differing(Map<String, String> before, Map<String, String> after) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        return after.entrySet().stream()
                .filter(answer -> !answer.getValue().equals(before.get(answer.getKey())))
                .map(answer -> answer.getKey() + ": " + firstDifference(before.get(answer.getKey()), answer.getValue()))
                .toList();
    }

    /** The addresses that name a case or what belongs to one: the sealed one, and one that never was. */
    private List<String> byName(Map<CaseKind, Sealed> sealed) {
        List<String> different = new ArrayList<>();
        Set<String> unseen = new TreeSet<>();
        each((method, pattern) -> {
            if (!VARIABLE.matcher(pattern).find() || OPEN.contains(pattern)) {
                return;
            }
            boolean seen = false;
            for (Sealed one : kindsOf(pattern)
                    .map(kind -> Objects.requireNonNull(sealed.get(kind)))
                    .toList()) {
                Map<String, String> names = names(pattern, one);
                Map<String, String> nothing = one.never(names);
                for (String account : OUTSIDERS) {
                    String there = told(ask(method, filled(pattern, names), account), names);
                    String never = told(ask(method, filled(pattern, nothing), account), nothing);
                    if (!there.equals(never)) {
                        different.add(account + " " + method + " " + filled(pattern, names) + ": "
                                + firstDifference(never, there));
                    }
                }
                seen |= method != RequestMethod.GET
                        || ask(method, filled(pattern, names), "lena").statusCode() == 200;
            }
            if (!seen) {
                unseen.add(pattern);
            }
        });
        assertThat(unseen)
                .as("addresses that show nothing even to the roster, so that nothing is proved by them")
                .isSubsetOf("/cases/{reference:(?i)sar-.+}/printed-letter", "/cases/{reference:(?i)sar-.+}/acts/{act}");
        return different;
    }

    private static Stream<CaseKind> kindsOf(String pattern) {
        return Stream.of(CaseKind.values())
                .filter(kind -> (!pattern.contains("(?i)") && !pattern.contains("tr-["))
                        || pattern.contains(kind.prefix().toLowerCase(Locale.ROOT) + "-"));
    }

    /** What stands for each variable of an address. */
    private static Map<String, String> names(String pattern, Sealed one) {
        Map<String, String> names = new LinkedHashMap<>();
        for (MatchResult variable : VARIABLE.matcher(pattern).results().toList()) {
            String name = variable.group(1);
            String value =
                    switch (name) {
                        case "ref", "reference" -> one.reference();
                        case "letter" -> one.id("letter");
                        case "mail" -> one.id("mail");
                        case "number" -> "0";
                        case "task", "form" -> one.id("step");
                        case "act" -> "withdraw";
                        case "id" -> one.id(whose(pattern));
                        case "kind", "verb" -> variable.group(2).split("\\|", -1)[0];
                        default -> throw new AssertionError("say here what stands for {" + name + "} in " + pattern);
                    };
            names.put(name, value);
        }
        return names;
    }

    private static String whose(String pattern) {
        if (pattern.contains("/differences/")) {
            // A difference names no case, so any id does.
            return "mail";
        }
        Map<String, String> after = Map.of(
                "/clocks/{id}", "clock",
                "/mail/{id}", "mail",
                "/documents/{id}", "document",
                "/items/{id}", "task",
                "/tasks/{id}", "task",
                "/holding/{id}", "held",
                "/letters/{id}", "letter",
                "/steps/{id}", "job",
                "/instants/{id}", "instant",
                "/break-glass/{id}", "question");
        return after.entrySet().stream()
                .filter(entry -> pattern.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("say here whose id stands in " + pattern));
    }

    private static String filled(String pattern, Map<String, String> names) {
        return VARIABLE.matcher(pattern).replaceAll(found -> Objects.requireNonNull(names.get(found.group(1))));
    }

    private boolean asks(RequestMethod method, String pattern) {
        if (OPEN.contains(pattern) || OUTSIDE.contains(pattern)) {
            return false;
        }
        if (method == RequestMethod.GET || pattern.startsWith("/api/") || pattern.equals("/search")) {
            return true;
        }
        assertThat(MAKES)
                .as("addresses that make something; is " + pattern + " one, or does it look up?")
                .contains(pattern);
        return false;
    }

    private void each(java.util.function.BiConsumer<RequestMethod, String> asked) {
        mappings.getHandlerMethods().forEach((info, handler) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .forEach(method -> asked.accept(method, pattern));
            }
        });
    }

    private HttpResponse<String> ask(RequestMethod method, String address, String account) {
        if (address.startsWith("/api/")) {
            return SealedCases.call(port, method, address, apiKeys.get(account), mark);
        }
        Visitor visitor = person(account);
        return method == RequestMethod.GET
                ? visitor.get(address)
                : visitor.postFrom(
                        "/profile", address, Map.of("find", mark, "reason", "I try", "version", "0", "do", "confirm"));
    }

    private String told(HttpResponse<String> answer, Map<String, String> names) {
        String text = answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + " "
                + answer.headers().firstValue("Location").orElse("") + "\n" + answer.body();
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getValue(), name.getKey());
        }
        return SealedCases.timeless(text);
    }

    private static String firstDifference(@org.jspecify.annotations.Nullable String one, String other) {
        List<String> lines = one == null ? List.of() : one.lines().toList();
        return other.lines().filter(line -> !lines.contains(line)).findFirst().orElse("a line is missing");
    }

    private Visitor person(String account) {
        return Objects.requireNonNull(people.get(account));
    }

    private static String written(ILoggingEvent event) {
        return event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
