package org.habeas.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class CasesIntegrationTests {

    @Autowired
    private Cases cases;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void numbersTheCasesOfAYearFromOne() {
        CaseReference first = open(1999);
        CaseReference second = open(1999);

        assertThat(first).hasToString("SAR-1999-000001");
        assertThat(second).hasToString("SAR-1999-000002");
        assertThat(cases.legalEntityOf(first)).contains("eu");
    }

    @Test
    void drawsTheNumbersOfLegalProcessAtRandom() {
        List<CaseReference> drawn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            drawn.add(transaction.execute(status -> cases.open(CaseKind.LEGAL_PROCESS, "eu", 1999)));
        }

        assertThat(drawn)
                .doesNotHaveDuplicates()
                .allMatch(reference -> reference.value().matches("LP-1999-\\d{9}"))
                .isNotEqualTo(drawn.stream().sorted().toList());
    }

    @Test
    void neverGivesOneReferenceTwiceToManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<CaseReference>> opened = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            opened.add(threads.submit(() -> open(2001)));
        }
        List<CaseReference> references = new ArrayList<>();
        for (Future<CaseReference> one : opened) {
            references.add(one.get());
        }
        threads.shutdown();

        assertThat(references).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void leavesAGapAndNoCaseWhenTheTransactionIsRolledBack() {
        CaseReference before = open(2002);
        transaction.executeWithoutResult(status -> {
            cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2002);
            status.setRollbackOnly();
        });
        CaseReference after = open(2002);

        assertThat(before).hasToString("SAR-2002-000001");
        assertThat(after).hasToString("SAR-2002-000003");
        assertThat(cases.legalEntityOf(new CaseReference("SAR-2002-000002"))).isEmpty();
    }

    @Test
    void opensNoCaseOutsideATransaction() {
        assertThatThrownBy(() -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2003))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private CaseReference open(int year) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> cases.open(CaseKind.SUBJECT_REQUEST, "eu", year)));
    }
}
