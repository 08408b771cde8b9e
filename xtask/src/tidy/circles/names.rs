//! What one source file defines and names. Whatever stands under `#[cfg(test)]` is left out.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item as Syntax, UseTree};

pub enum Item {
    Defined(String),
    Macro(String),
    /// A path as it stands in the code.
    Named(Vec<String>),
    /// The path of a macro that is called.
    Called(Vec<String>),
    /// A name and the path that a `use` gives it.
    Used(String, Vec<String>),
    Glob(Vec<String>),
    /// `mod name { … }`.
    Inline(String, Vec<Item>),
    /// `mod name;`, and the file of its `#[path]`.
    File(String, Option<String>),
}

/// A text that is no Rust names nothing: the compiler complains of it.
pub fn in_source(text: &str) -> Vec<Item> {
    let mut found = Found::default();
    if let Ok(file) = syn::parse_file(text) {
        found.visit_file(&file);
    }
    found.items
}

#[derive(Default)]
struct Found {
    items: Vec<Item>,
}

impl Found {
    fn add_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| -> Vec<String> {
            let own = (name != "self" || before.is_empty()).then(|| name.to_string());
            before.iter().cloned().chain(own).collect()
        };
        match tree {
            UseTree::Path(path) => self.add_use(&with(&path.ident), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(before, tree)),
            UseTree::Glob(_) => self.items.push(Item::Glob(before.to_vec())),
            UseTree::Name(name) => self.add_name(with(&name.ident), None),
            UseTree::Rename(rename) => self.add_name(with(&rename.ident), Some(rename.rename.to_string())),
        }
    }

    fn add_name(&mut self, path: Vec<String>, renamed: Option<String>) {
        if let Some(name) = renamed.or_else(|| path.last().cloned()) {
            self.items.push(Item::Used(name, path.clone()));
        }
        self.items.push(Item::Named(path));
    }

    /// Paths in the words of a macro, which is not parsed: `a::b`, and `a!`.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && colons < 2 && !path.is_empty() => colons += 1,
                TokenTree::Punct(mark) if mark.as_char() == '!' && path.len() == 1 => {
                    self.items.push(Item::Called(std::mem::take(&mut path)));
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    self.add_tokens(group.stream());
                    colons = 0;
                }
                TokenTree::Literal(literal) => self.add_quoted(&literal.to_string()),
                TokenTree::Punct(_) => {
                    self.end(&mut path);
                    colons = 0;
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.items.push(Item::Named(path));
        }
    }

    /// Attributes name functions in quotes: `#[serde(with = "crate::a::b")]`.
    fn add_quoted(&mut self, literal: &str) {
        let path: Vec<String> = literal.trim_matches('"').split("::").map(str::to_owned).collect();
        let is_name = |word: &String| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
        if path.len() > 1 && path.iter().all(is_name) {
            self.items.push(Item::Named(path));
        }
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast Syntax) {
        if attributes(item).iter().any(is_test) {
            return;
        }
        if let Some(name) = defined(item) {
            self.items.push(Item::Defined(name.to_string()));
        }
        visit::visit_item(self, item);
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes = match item {
            ImplItem::Fn(it) => &it.attrs,
            ImplItem::Const(it) => &it.attrs,
            _ => return visit::visit_impl_item(self, item),
        };
        if !attributes.iter().any(is_test) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let name = module.ident.to_string();
        let Some((_, items)) = &module.content else {
            return self.items.push(Item::File(name, module.attrs.iter().find_map(path_of)));
        };
        let mut inner = Self::default();
        items.iter().for_each(|item| inner.visit_item(item));
        self.items.push(Item::Inline(name, inner.items));
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.add_use(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.items.push(Item::Named(words_of(path)));
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.items.push(Item::Called(words_of(&call.path)));
        self.add_tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.add_tokens(list.tokens.clone());
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if let Some(name) = &item.ident {
            self.items.push(Item::Macro(name.to_string()));
        }
        visit::visit_item_macro(self, item);
    }
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
}

fn words_of(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

fn path_of(attribute: &Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) if pair.path.is_ident("path") => {
            Some(text.value())
        }
        _ => None,
    }
}

fn attributes(item: &Syntax) -> &[Attribute] {
    match item {
        Syntax::Const(it) => &it.attrs,
        Syntax::Enum(it) => &it.attrs,
        Syntax::Fn(it) => &it.attrs,
        Syntax::Impl(it) => &it.attrs,
        Syntax::Macro(it) => &it.attrs,
        Syntax::Mod(it) => &it.attrs,
        Syntax::Static(it) => &it.attrs,
        Syntax::Struct(it) => &it.attrs,
        Syntax::Trait(it) => &it.attrs,
        Syntax::Type(it) => &it.attrs,
        Syntax::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn defined(item: &Syntax) -> Option<&syn::Ident> {
    match item {
        Syntax::Const(it) => Some(&it.ident),
        Syntax::Enum(it) => Some(&it.ident),
        Syntax::Fn(it) => Some(&it.sig.ident),
        Syntax::Static(it) => Some(&it.ident),
        Syntax::Struct(it) => Some(&it.ident),
        Syntax::Trait(it) => Some(&it.ident),
        Syntax::Type(it) => Some(&it.ident),
        _ => None,
    }
}
