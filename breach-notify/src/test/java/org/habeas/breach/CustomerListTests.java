package org.habeas.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.habeas.breach.CustomerList.Unusable;
import org.habeas.casework.ActRefused;
import org.junit.jupiter.api.Test;

class CustomerListTests {

    @Test
    void takesGoodRowsAndTellsBadOnesByLineAndReason() {
        CustomerList list = read("""
                customer,name,email,language,status,people,hours
                c1,"Alpha, Inc.",breach@alpha.example,en,confirmed,120,48
                ,Beta,b@beta.example,en,possible,1,
                c3,Gamma,not an address,en,possible,1,
                c4,Delta,d@delta.example,english,possible,1,
                c5,Epsilon,e@epsilon.example,de,perhaps,1,
                c6,Zeta,z@zeta.example,de,possible,-3,
                c7,Eta,eta@eta.example,de,possible,3,0
                c8,Theta,theta@theta.example
                c1,Alpha again,BREACH@alpha.example,en,confirmed,120,48
                c9,Iota,breach@alpha.example,,,unknown,
                """);

        assertThat(list.rows()).extracting(row -> row.customer().customer()).containsExactly("c1", "c9");
        assertThat(list.rows().get(0).customer().name()).isEqualTo("Alpha, Inc.");
        assertThat(list.rows().get(0).customer().hours()).isEqualTo(48);
        assertThat(list.rows().get(1).customer().status()).isEqualTo(Customer.Status.POSSIBLE);
        assertThat(list.unusable()).extracting(Unusable::line).containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(list.unusable().get(7).reason()).isEqualTo("repeats line 2: the same customer and address");
        assertThat(list.unusable().get(6).reason()).contains("3 cells");
    }

    @Test
    void tellsAnAddressWhoseDomainNoNameSystemHolds() {
        CustomerList list =
                read("customer,name,email\r\nc1,Alpha,a@" + "long".repeat(16) + ".example\r\nc2,Beta,b@b.example\r\n");

        assertThat(list.rows()).extracting(row -> row.customer().customer()).containsExactly("c2");
        assertThat(list.unusable()).singleElement().satisfies(bad -> assertThat(bad.reason())
                .isEqualTo("has an e-mail address that cannot be used"));
    }

    @Test
    void keepsCountOfLinesThroughQuotedBreaksAndReadsSemicolonsAndAByteOrderMark() {
        CustomerList list = read("\uFEFFcustomer;name;email\r\nc1;\"two\nlines\";a@a.example\r\nc2;B;\r\n");

        assertThat(list.unusable())
                .containsExactly(
                        new Unusable(2, "holds a control character"), new Unusable(4, "has no e-mail address"));
    }

    @Test
    void refusesAFileThatIsNoListAtAll() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ActRefused.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("name,mail\nA,b@c.example\n"))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("\"customer\"");
        assertThatThrownBy(() -> CustomerList.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void makesNoCellAFormula() {
        assertThat(CsvLine.safe("=cmd()")).isEqualTo("\"'=cmd()\"");
        assertThat(CsvLine.safe("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
    }

    private static CustomerList read(String text) {
        return CustomerList.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
