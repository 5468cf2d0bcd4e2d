package org.habeas.casework.clock;

import de.focus_shift.jollyday.core.HolidayManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that say which days are holidays, ours and those of the library, and the editions they make: a name and the
 * first digits of the SHA-256 of the file, so that another list of holidays never passes for the one a date was counted
 * by.
 */
final class HolidayFiles {

    private static final int SHOWN_DIGITS = 12;
    private static final String LIBRARY = "META-INF/maven/de.focus-shift/jollyday-core/pom.properties";

    private final Function<String, URL> own;

    /**
     * Files at hand.
     *
     * @param own where a file of ours lies, by its name such as {@code us.xml}
     */
    HolidayFiles(Function<String, URL> own) {
        this.own = own;
    }

    static HolidayFiles shipped() {
        return new HolidayFiles(name -> required(HolidayFiles.class.getResource("/laws/calendars/" + name), name));
    }

    /** Our list of the holidays of a country. */
    URL own(String country) {
        return own.apply(name(country));
    }

    /** The edition of our list. */
    String ownEdition(String country) {
        return "Habeas, laws/calendars/" + name(country) + " " + hash(own(country));
    }

    /** The edition of the library's list; what the library computes from it depends on its version as well. */
    String libraryEdition(String country) {
        String file = "holidays/Holidays_" + name(country);
        return "Jollyday " + libraryVersion() + ", " + name(country) + " " + hash(library(file));
    }

    private static String libraryVersion() {
        try (InputStream in = library(LIBRARY).openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return Objects.requireNonNull(properties.getProperty("version"), LIBRARY);
        } catch (IOException e) {
            throw new UncheckedIOException(LIBRARY, e);
        }
    }

    private static URL library(String file) {
        return required(HolidayManager.class.getClassLoader().getResource(file), file);
    }

    private static String hash(URL file) {
        try (InputStream in = file.openStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(String country) {
        return country.toLowerCase(Locale.ROOT) + ".xml";
    }

    private static URL required(@Nullable URL url, String name) {
        return Objects.requireNonNull(url, name);
    }
}
