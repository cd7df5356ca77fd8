mod condition;
mod policy;
mod request;
mod resource;
