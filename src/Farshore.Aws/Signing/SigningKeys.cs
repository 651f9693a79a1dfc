using System.Collections.Concurrent;

namespace Farshore.Aws.Signing;

/// <summary>Remembers signing keys: each is good for one secret, day, Region and service, and costs four HMACs to derive.</summary>
sealed class SigningKeys
{
    const int Most = 1024;

    readonly ConcurrentDictionary<(string Secret, string Scope), KeyedHash> derived = new();

    public KeyedHash Of(AccessKey key, CredentialScope scope)
    {
        var name = (key.Secret, scope.ToString());
        if (derived.TryGetValue(name, out var signingKey)) return signingKey;
        // A day's keys are few; whoever asks for many costs no more than before.
        if (derived.Count >= Most) derived.Clear();
        return derived[name] = new(SignatureV4.DeriveKey(key.Secret, scope));
    }
}
