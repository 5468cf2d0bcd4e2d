package org.habeas.system.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonComponent;

/** Refuses texts in bodies of JSON that hold the character NUL, as {@link PlainText} does with fields. */
@JsonComponent
final class PlainTextInJson extends StringDeserializer {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && PlainText.hasNul(text)) {
            context.reportInputMismatch(String.class, "a text holds the character NUL");
        }
        return text;
    }
}
