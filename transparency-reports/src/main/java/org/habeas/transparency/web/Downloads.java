package org.habeas.transparency.web;

import java.nio.charset.StandardCharsets;
import org.habeas.transparency.document.ReportFiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The files of a report as answers to a browser. */
final class Downloads {

    private Downloads() {}

    static byte[] of(ReportFiles files, String kind) {
        return switch (kind) {
            case "pdf" -> files.pdf();
            case "csv" -> files.csv().getBytes(StandardCharsets.UTF_8);
            default -> files.json().getBytes(StandardCharsets.UTF_8);
        };
    }

    static ResponseEntity<byte[]> inline(byte[] bytes, String kind) {
        return ResponseEntity.ok()
                .contentType(type(kind))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"transparency-report." + kind + "\"")
                .body(bytes);
    }

    private static MediaType type(String kind) {
        return switch (kind) {
            case "pdf" -> MediaType.APPLICATION_PDF;
            case "csv" -> new MediaType("text", "csv", StandardCharsets.UTF_8);
            default -> MediaType.APPLICATION_JSON;
        };
    }
}
