package org.habeas.mailroom.origin;

import java.net.UnknownHostException;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.impl.DNSPublicKeyRecordRetriever;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xbill.DNS.SimpleResolver;

/** Where keys of DKIM are looked up; without a resolver nothing leaves this machine for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DkimSettings.class)
class DkimConfiguration {

    @Bean
    PublicKeyRecordRetriever dkimKeys(DkimSettings settings) throws UnknownHostException {
        String host = settings.resolver();
        if (host == null || !settings.asks()) {
            return (method, selector, domain) -> {
                throw new TempFailException("no resolver is configured");
            };
        }
        SimpleResolver resolver = new SimpleResolver(host);
        resolver.setTimeout(settings.timeout());
        return new DNSPublicKeyRecordRetriever(resolver);
    }
}
