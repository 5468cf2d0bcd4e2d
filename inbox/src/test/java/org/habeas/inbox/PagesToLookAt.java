package org.habeas.inbox;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import org.habeas.casework.CaseReference;
import org.habeas.database.TestInstallation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Serves the pages with invented cases on a port, to be looked at in a browser while they are drawn. The account in the
 * parameter {@code as} is signed in.
 */
final class PagesToLookAt {

    private PagesToLookAt() {}

    public static void main(String... arguments) {
        String[] properties =
                InboxTest.class.getAnnotation(SpringBootTest.class).properties();
        String[] installation =
                TestInstallation.class.getAnnotation(TestPropertySource.class).properties();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(InboxApplication.class, Door.class)
                .properties("server.port=8099", "spring.thymeleaf.cache=false")
                .initializers(
                        one -> TestPropertySourceUtils.addInlinedPropertiesToEnvironment(one, properties),
                        one -> TestPropertySourceUtils.addInlinedPropertiesToEnvironment(one, installation),
                        new TestInstallation.FreshDatabase())
                .run(arguments);
        fill(context.getBean(Samples.class));
    }

    private static void fill(Samples samples) {
        CaseReference first = samples.full();
        LocalDate today = LocalDate.of(2026, 12, 21);
        samples.task(
                samples.full(),
                "userTask_draftAnswer",
                "Draft the answer",
                "My billing name is wrong on every invoice",
                "Rafael Quint",
                "Rectification",
                "en",
                today.minusDays(2),
                null,
                "ines",
                "caseworker");
        samples.task(
                first,
                "userTask_decideIdentity",
                "Decide on identity",
                "A copy of my data, then please delete everything",
                "Joana Teles",
                "Access, erasure",
                "en",
                today,
                null,
                "nadia",
                "caseworker");
        samples.task(
                samples.full(),
                "userTask_sortRequest",
                "Sort the request",
                "Please stop writing to me about offers",
                "Odile Varga",
                "Objection",
                "en",
                today,
                null,
                null,
                "intake");
        samples.task(
                samples.full(),
                "userTask_collectData",
                "Collect the data",
                "Auskunft über meine gespeicherten Daten",
                "Henrike Solms",
                "Access",
                "de",
                today.plusDays(3),
                null,
                "ines",
                "caseworker");
        samples.task(
                samples.full(),
                "userTask_collectData",
                "Collect the data",
                "Quero apagar a minha conta",
                "Caio Brandi",
                "Erasure",
                "pt",
                today.plusDays(6),
                null,
                null,
                "caseworker");
        samples.task(
                samples.full(),
                "userTask_readReply",
                "Read the reply",
                "Everything tied to my old phone number",
                "Ansel Okoye",
                "Access",
                "en",
                today.plusDays(14),
                "identity",
                "ines",
                "caseworker");
        for (int number = 0; number < 40; number++) {
            samples.task(
                    samples.full(),
                    "userTask_sortRequest",
                    "Sort the request",
                    "Request number " + number,
                    "Person " + number,
                    "Access",
                    "en",
                    today.plusDays(15 + number),
                    null,
                    null,
                    "caseworker");
        }
        samples.task(
                samples.full(),
                "userTask_sortRequest",
                "Sort the request",
                "",
                "",
                "Not sorted yet",
                "und",
                null,
                null,
                null,
                "intake");
    }

    /** Signs everybody in and sends the policy that the product sends; no component, so that no test finds it. */
    static class Door {

        @Bean
        Filter door() {
            return (request, response, chain) -> {
                String as = request.getParameter("as");
                Principal principal = () -> as == null ? "nadia" : as;
                boolean mail = ((HttpServletRequest) request).getRequestURI().contains("/mail/");
                ((HttpServletResponse) response)
                        .setHeader(
                                mail ? "X-No-Policy" : "Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                        + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                                        + " frame-src 'self'; frame-ancestors 'none'; object-src 'none'");
                chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public Principal getUserPrincipal() {
                                return principal;
                            }
                        },
                        response);
            };
        }
    }
}
