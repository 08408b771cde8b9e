//! Enums that are stored as short stable texts.

/// The text is not a word that this version knows; a newer program may know it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no {what} is written {text:?}")]
pub struct UnknownWord {
    pub what: &'static str,
    pub text: String,
}

/// The words of an enum: the stored ones, and those that people read.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    pub name: &'static str,
    pub words: &'static [Word],
}

#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub stored: &'static str,
    pub vietnamese: &'static str,
    pub english: &'static str,
}

impl Vocabulary {
    pub fn word(&self, stored: &str) -> Option<&'static Word> {
        self.words.iter().find(|word| word.stored == stored)
    }
}

/// Declares an enum with the stored text of each variant (its snake-case name), its Vietnamese name, and its
/// English name if a list of words is shown in English too.
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $text:literal, $vietnamese:literal $(, $english:literal)?;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The words for the catalogue.
            pub const VOCABULARY: $crate::text_enum::Vocabulary = $crate::text_enum::Vocabulary {
                name: stringify!($name),
                words: &[$($crate::text_enum::Word {
                    stored: $text,
                    vietnamese: $vietnamese,
                    english: $crate::text_enum::first_of!($($english,)? $text),
                }),*],
            };

            /// The stored form.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }

            /// The name printed on papers.
            pub const fn vietnamese(self) -> &'static str {
                match self {
                    $($name::$variant => $vietnamese,)*
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<$name, $crate::UnknownWord> {
                match text {
                    $($text => Ok($name::$variant),)*
                    other => Err($crate::UnknownWord { what: stringify!($name), text: other.to_owned() }),
                }
            }
        }
    };
}
pub(crate) use text_enum;

macro_rules! first_of {
    ($first:expr $(, $rest:expr)?) => {
        $first
    };
}
pub(crate) use first_of;
