package org.habeas.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The addresses of style sheets and scripts, each with a hash of its content, so that a browser may keep a file for ever
 * and never shows an old one.
 */
@Component
public class Assets {

    static final String ROOT = "/assets/";
    static final String LIBRARIES = "lib/";

    private final ResourceUrlProvider urls;
    private final ConcurrentMap<String, String> versions = new ConcurrentHashMap<>();

    Assets(ResourceUrlProvider urls) {
        this.urls = urls;
    }

    /**
     * The address of a file of ours, without context path.
     *
     * @param file path below {@code static/assets}: {@code js/keys.js}
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String file) {
        String url = urls.getForLookupPath(ROOT + file);
        if (url == null) {
            throw new IllegalArgumentException("there is no asset " + file);
        }
        return url;
    }

    /**
     * The address of a file out of a WebJar, without context path.
     *
     * @param library npm name: {@code bootstrap}
     * @param file path inside the package: {@code dist/css/bootstrap.min.css}
     */
    public String library(String library, String file) {
        return url(LIBRARIES + library + "/" + versions.computeIfAbsent(library, Assets::versionOf) + "/" + file);
    }

    private static String versionOf(String library) {
        ClassPathResource descriptor =
                new ClassPathResource("META-INF/maven/org.webjars.npm/" + library + "/pom.properties");
        try (InputStream stream = descriptor.getInputStream()) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no WebJar " + library, e);
        }
    }
}
