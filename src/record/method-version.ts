/** Version of the definitions behind recorded figures. Raise it with any change of meaning: days are never mixed. */
export const METHOD_VERSION = 1;
