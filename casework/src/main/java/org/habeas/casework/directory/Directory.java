package org.habeas.casework.directory;

/** The company's knowledge of its customers, asked with an address; the adapter decides where it lies. */
public interface Directory {

    /**
     * Who this address is to the company.
     *
     * @param email compared without regard to case
     */
    DirectoryAnswer whoIs(String email);
}
