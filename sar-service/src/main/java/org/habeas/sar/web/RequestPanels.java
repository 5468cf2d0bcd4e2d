package org.habeas.sar.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.Acting;
import org.habeas.casework.Staff;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.CasePanel.Spot;
import org.habeas.sar.InterimFile;
import org.habeas.sar.LawFile;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Sheet;
import org.habeas.sar.Sheets;
import org.habeas.sar.SubjectRequestDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sections of a request on the page of its case. */
@Component
class RequestPanels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'on' EEE d MMM", Locale.ENGLISH);

    private final SubjectRequestDesk desk;
    private final CaseActs others;
    private final Sheets sheets;
    private final Staff staff;

    RequestPanels(SubjectRequestDesk desk, CaseActs others, Sheets sheets, Staff staff) {
        this.desk = desk;
        this.others = others;
        this.sheets = sheets;
        this.staff = staff;
    }

    /** What this person is shown of the case as it is. */
    List<CasePanel> of(RequestFile file, Acting acting) {
        List<CasePanel> panels = new ArrayList<>();
        List<String> open = others.openTo(acting, file);
        if (file.byHand()) {
            panels.add(entered(file));
        }
        Instant leavesAt = file.answer().leavesAt();
        if (leavesAt != null) {
            panels.add(leaving(file, leavesAt, open.contains(CancelSendingAct.NAME)));
        }
        Optional<Sheet> sheet = sheets.approved(file.reference(), acting);
        if (sheet.isPresent() || file.answer().setback() != null) {
            panels.add(answer(file, sheet, open));
        }
        panels.add(new CasePanel(
                "request",
                "The request",
                "sar/panels :: request",
                Map.ofEntries(
                        Map.entry("requestFile", file),
                        Map.entry("identityBy", nameOf(file.identity().by())),
                        Map.entry("receivedWords", RequestFace.moment(file, file.receivedAt())),
                        Map.entry("arrivedWords", RequestFace.moment(file, file.arrivedAt())),
                        Map.entry("mayCorrectSorting", open.contains(CorrectSortingAct.NAME)),
                        Map.entry("mayCorrectReceipt", open.contains(CorrectReceiptAct.NAME)),
                        Map.entry("mayCorrectContact", open.contains(CorrectContactAct.NAME)),
                        Map.entry("mayWithdraw", open.contains(WithdrawAct.NAME)),
                        Map.entry("mayReopen", open.contains(ReopenAct.NAME)),
                        Map.entry("mayRecordProof", open.contains(ProofCameAct.NAME)),
                        Map.entry("relatedCases", desk.related(file.reference(), acting)),
                        Map.entry("askedLines", file.asked().lines().toList()))));
        letters(file, open, acting).ifPresent(panels::add);
        contests(file, open).ifPresent(panels::add);
        panels.add(new CasePanel(
                "law",
                "Which law applies",
                "sar/law :: panel",
                Map.of(
                        "law",
                        file.law(),
                        "lawNames",
                        names(file.law()),
                        "mayStateFacts",
                        open.contains(ApplicableLawAct.NAME),
                        "mayDecideRule",
                        open.contains(DecideRuleAct.NAME),
                        "mayTakeNewLaw",
                        open.contains(TakeNewLawAct.NAME),
                        "mayRecordStop",
                        open.contains(RecordStopAct.NAME))));
        panels.add(new CasePanel(
                "holdings",
                "Data found",
                "sar/panels :: holdings",
                Map.of(
                        "requestFile",
                        file,
                        "recorders",
                        file.holdings().stream()
                                .map(RequestFile.Found::recordedBy)
                                .distinct()
                                .collect(Collectors.toMap(Function.identity(), this::nameOf)))));
        return panels;
    }

    private Map<String, String> names(LawFile law) {
        return law.rules().stream()
                .flatMap(rule -> Stream.ofNullable(rule.byHand()))
                .map(LawFile.ByHand::by)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::nameOf));
    }

    private static CasePanel answer(RequestFile file, Optional<Sheet> sheet, List<String> open) {
        Map<String, Object> model =
                new HashMap<>(Map.of("requestFile", file, "mayCancelPosting", open.contains(CancelPostingAct.NAME)));
        sheet.ifPresent(approved -> model.put("sheet", approved));
        sheet.map(Sheet::postedOn).ifPresent(day -> model.put("postedOn", DAY.format(day)));
        return new CasePanel("answer", "The answer", "sar/panels :: answer", model);
    }

    /** What was turned against the handling of the request; nothing where nothing was and nothing can be recorded. */
    private Optional<CasePanel> contests(RequestFile file, List<String> open) {
        boolean mayRecord = open.contains(RecordContestAct.NAME);
        return file.contests().isEmpty() && !mayRecord
                ? Optional.empty()
                : Optional.of(new CasePanel(
                        "complaints",
                        "Complaints, appeals and inquiries",
                        "sar/contests :: panel",
                        Map.of(
                                "requestFile",
                                file,
                                "contestLines",
                                file.contests().stream()
                                        .map(one -> ContestLine.of(one, file, nameOf(one.decidedBy())))
                                        .toList(),
                                "mayRecordContest",
                                mayRecord,
                                "mayTakeBackContest",
                                open.contains(TakeBackContestAct.NAME),
                                "mayRecordAcknowledgement",
                                open.contains(AcknowledgedContestAct.NAME),
                                "mayStopContestLetter",
                                open.contains(StopContestLetterAct.NAME))));
    }

    /** What went or can go out before the answer; nothing where there is neither. */
    private Optional<CasePanel> letters(RequestFile file, List<String> open, Acting acting) {
        List<CaseAct> writable = others.lettersOpenTo(acting, file);
        return file.letters().isEmpty() && writable.isEmpty()
                ? Optional.empty()
                : Optional.of(new CasePanel(
                        "letters",
                        "Letters before the answer",
                        "sar/letters :: panel",
                        Map.of(
                                "requestFile",
                                file,
                                "letterActs",
                                writable,
                                "mayHandOver",
                                open.contains(HandOverLetterAct.NAME),
                                "mayTakeBack",
                                open.contains(TakeBackLetterAct.NAME),
                                "mayRecordPosting",
                                open.contains(LetterPostedAct.NAME),
                                "notToPost",
                                PostLetterAct.toPost(file)
                                        .map(InterimFile::problem)
                                        .isPresent(),
                                "mayRecordAnswer",
                                open.contains(QuestionAnsweredAct.NAME))));
    }

    /** As colleagues call them; the account of one who left. */
    private String nameOf(@Nullable String account) {
        return account == null
                ? ""
                : staff.named(account).map(Staff.Member::name).orElse(account);
    }

    /** Where others have a mail, a request entered by hand has what was typed. */
    private static CasePanel entered(RequestFile file) {
        return new CasePanel(
                "asked",
                "The request as it was entered",
                "sar/panels :: asked",
                Map.of(
                        "requestFile",
                        file,
                        "receivedDay",
                        DAY.format(file.receivedAt().atZone(file.zone())),
                        "askedLines",
                        file.asked().lines().toList()),
                Spot.REQUEST);
    }

    private static CasePanel leaving(RequestFile file, Instant at, boolean mayStop) {
        return new CasePanel(
                "leaving",
                "The answer leaves",
                "sar/panels :: leaving",
                Map.of(
                        "reference",
                        file.reference(),
                        "at",
                        TIME.format(at.atZone(file.zone())),
                        "machine",
                        at.toString(),
                        "mayStop",
                        mayStop),
                Spot.TASK);
    }
}
