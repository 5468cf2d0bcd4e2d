package org.habeas.system.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.habeas.system.CommandFailed;

/** A text file that somebody names on the command line. */
final class EventsFile {

    private EventsFile() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw CommandFailed.wrongUse("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            throw CommandFailed.wrongUse(file + " is not UTF-8; save it so and try again.");
        } catch (IOException e) {
            throw CommandFailed.wrongUse(file + " cannot be read: " + e.getMessage());
        }
    }
}
