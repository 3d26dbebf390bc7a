package io.waybill.sandbox;

/** The two answers the server has had for a token that is not the dataset's. */
public enum WrongToken {
    /** 2018 and 2019: HTTP 500 without a word. */
    EMPTY_500,
    /** Today: HTTP 401 {@code Bad credentials}; the scheme {@code Bearer} is known too. */
    UNAUTHORIZED_401
}
