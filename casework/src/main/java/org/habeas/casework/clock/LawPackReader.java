package org.habeas.casework.clock;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.habeas.casework.clock.ClockRule.AnchorEvent;
import org.habeas.casework.clock.ClockRule.End;
import org.habeas.casework.clock.ClockRule.Extension;
import org.habeas.casework.clock.ClockRule.Hardness;
import org.habeas.casework.clock.ClockRule.Law;
import org.habeas.casework.clock.ClockRule.PauseEffect;
import org.habeas.casework.clock.ClockRule.PauseRule;
import org.habeas.casework.clock.ClockRule.Start;
import org.habeas.casework.clock.ClockRule.Unit;
import org.habeas.casework.clock.ClockRule.Verification;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one law pack and collects everything that is wrong with it, so that a lawyer mends the file in one go. */
final class LawPackReader {
    private static final Set<String> PACK_KEYS = Set.of("regime", "title", "short", "law", "rules");
    private static final Set<String> RULE_KEYS = Set.of(
            "id",
            "version",
            "citation",
            "summary",
            "role",
            "anchor",
            "duration",
            "unit",
            "start",
            "end",
            "target",
            "calendar",
            "pauses",
            "extension",
            "outer",
            "hardness",
            "validFrom",
            "validTo",
            "source",
            "verified",
            "appliesTo",
            "obligation");

    private final String file;
    private final WorkingCalendars calendars;
    private final List<LawPack.Entry> entries = new ArrayList<>();
    private final List<LawPack.Problem> problems = new ArrayList<>();

    LawPackReader(String file, WorkingCalendars calendars) {
        this.file = file;
        this.calendars = calendars;
    }

    LawPack read(String text) {
        String regime = "";
        String title = "";
        String shortTitle = "";
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                PackNode pack = new PackNode(file, mapping, PACK_KEYS, problems);
                regime = pack.required("regime");
                title = pack.required("title");
                shortTitle = Objects.requireNonNullElse(pack.optional("short"), title);
                Law law = pack.oneOf("law", Law.class, null, Law.OTHER);
                readRules(pack, regime, law);
            } else {
                problems.add(new LawPack.Problem(file, 1, "the file holds no pack"));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new LawPack.Problem(file, line, "not YAML: " + e.getProblem()));
        }
        return new LawPack(file, regime, title, shortTitle, entries, problems);
    }

    private void readRules(PackNode pack, String regime, Law law) {
        if (!(pack.node("rules") instanceof SequenceNode list)) {
            pack.problem("rules", "a list of rules is missing");
            return;
        }
        Set<String> versions = new HashSet<>();
        for (Node item : list.getValue()) {
            if (item instanceof MappingNode mapping) {
                PackNode node = new PackNode(file, mapping, RULE_KEYS, problems);
                int before = problems.size();
                ClockRule rule = readRule(node, regime, law);
                if (!versions.add(rule.id() + " " + rule.version())) {
                    node.problem("id", rule.id() + " version " + rule.version() + " stands twice");
                }
                if (problems.size() == before) {
                    entries.add(new LawPack.Entry(rule, node.line("id")));
                }
            } else {
                problems.add(new LawPack.Problem(file, PackNode.line(item), "a rule is expected here"));
            }
        }
    }

    private ClockRule readRule(PackNode node, String regime, Law law) {
        int before = problems.size();
        Unit unit = node.oneOf("unit", Unit.class, null, Unit.NO_NUMBER);
        ClockRule rule = new ClockRule(
                node.required("id"),
                regime,
                node.required("version"),
                node.required("citation"),
                node.required("summary"),
                law,
                node.required("role"),
                node.oneOf("anchor", AnchorEvent.class, null, AnchorEvent.RECEIPT),
                unit == Unit.NO_NUMBER && node.node("duration") == null ? 0 : node.positive("duration"),
                unit,
                node.oneOf(
                        "start", Start.class, unit == Unit.HOURS ? Start.SAME_INSTANT : Start.NEXT_DAY, Start.NEXT_DAY),
                node.oneOf("end", End.class, End.NONE, End.NONE),
                node.flag("target", "DAY_BEFORE"),
                calendar(node),
                pauses(node),
                extension(node),
                node.flag("outer", "NEXT_FULL_HOUR"),
                node.oneOf("hardness", Hardness.class, null, Hardness.HARD),
                node.date("validFrom"),
                node.date("validTo"),
                node.required("source"),
                verification(node),
                AppliesToReader.read(node),
                obligation(node));
        if (problems.size() == before) {
            check(node, rule);
        }
        return rule;
    }

    /** What no single field can tell: combinations that the law or the arithmetic does not know. */
    private static void check(PackNode node, ClockRule rule) {
        if (rule.end() == End.ROLL_TO_NEXT_WORKING_DAY && rule.law() == Law.OTHER) {
            node.problem("end", "only rules of EU and UK law move a last day to a working day");
        }
        if (rule.outer() && (rule.unit() != Unit.HOURS || rule.law() == Law.OTHER)) {
            node.problem("outer", "only rules in hours of EU and UK law have an outer end");
        }
        if ((rule.unit() == Unit.HOURS) != (rule.start() == Start.SAME_INSTANT)) {
            node.problem("start", "hours start at SAME_INSTANT, everything else on NEXT_DAY");
        }
        if (rule.unit() == Unit.HOURS && rule.rolls()) {
            node.problem("end", "a period in hours never moves to a working day");
        }
        if (rule.unit() == Unit.HOURS || rule.unit() == Unit.NO_NUMBER) {
            if (!rule.pauses().isEmpty()) {
                node.problem("pauses", "a rule in hours or without a number knows no pause");
            }
            if (rule.extension() != null) {
                node.problem("extension", "a rule in hours or without a number knows no extension");
            }
        }
        if (rule.unit() == Unit.NO_NUMBER && node.node("duration") != null) {
            node.problem("duration", "a rule without a number has no duration");
        }
        AppliesTo appliesTo = rule.appliesTo();
        if (appliesTo != null && appliesTo.kind() == AppliesTo.Kind.SUBJECT_REQUEST && rule.obligation() == null) {
            node.problem("appliesTo", "a rule about requests names the obligation that fulfils it");
        }
        LocalDate from = rule.validFrom();
        LocalDate to = rule.validTo();
        if (from != null && to != null && to.isBefore(from)) {
            node.problem("validTo", "validTo is before validFrom");
        }
    }

    private @Nullable String calendar(PackNode node) {
        String code = node.optional("calendar");
        if (code != null && calendars.of(code).isEmpty()) {
            node.problem("calendar", "unknown calendar " + code);
        }
        return code;
    }

    private Map<PauseReason, PauseRule> pauses(PackNode node) {
        Map<PauseReason, PauseRule> pauses = new EnumMap<>(PauseReason.class);
        PackNode reasons = node.child("pauses", Set.of("identity", "clarification", "fee"));
        if (reasons != null) {
            for (PauseReason reason : PauseReason.values()) {
                PackNode effect = reasons.child(reason.word(), Set.of("effect", "because"));
                if (effect != null) {
                    pauses.put(
                            reason,
                            new PauseRule(
                                    effect.oneOf("effect", PauseEffect.class, null, PauseEffect.SUSPEND),
                                    effect.required("because")));
                }
            }
        }
        return pauses;
    }

    private static @Nullable Extension extension(PackNode node) {
        PackNode extension = node.child("extension", Set.of("length", "because"));
        return extension == null ? null : new Extension(extension.positive("length"), extension.required("because"));
    }

    private static @Nullable Obligation obligation(PackNode node) {
        return node.node("obligation") == null
                ? null
                : node.oneOf("obligation", Obligation.class, null, Obligation.RESPOND);
    }

    private static Verification verification(PackNode node) {
        if (node.node("verified") instanceof MappingNode) {
            PackNode verified = node.child("verified", Set.of("on", "by"));
            if (verified != null) {
                verified.required("on");
                return new Verification(verified.date("on"), verified.required("by"));
            }
        } else if (!node.required("verified").equals(Verification.UNVERIFIED)) {
            node.problem("verified", "either a date (on) and a name (by), or the word UNVERIFIED");
        }
        return new Verification(null, null);
    }
}
