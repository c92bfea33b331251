import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('outbox', '0001_outbox')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('to_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                    ('address', models.EmailField(blank=True, max_length=254)),
                    ('kind', models.CharField(max_length=40)),
                    ('subject', models.CharField(max_length=160)),
                    ('body', models.TextField()),
                    ('about', models.CharField(blank=True, max_length=24)),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('created_at', models.DateTimeField(db_index=True)),
                    ('read_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('read_at', models.DateTimeField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('queued', 'Waiting to be sent'), ('sent', 'Sent'), ('failed', 'Could not be sent')], default='queued', max_length=8)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'ordering': ['-created_at', '-id'],
                    'indexes': [models.Index(fields=['about'], name='outbox_message_about')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('to__isnull', False), ('to_organisation__isnull', True)), models.Q(('address', ''), ('to__isnull', True), ('to_organisation__isnull', False)), models.Q(('to__isnull', True), ('to_organisation__isnull', True), models.Q(('address', ''), _negated=True)), _connector='OR'), name='outbox_message_one_reader'), models.CheckConstraint(condition=models.Q(models.Q(('read_at__isnull', True), ('read_by__isnull', True)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='outbox_message_read_pair'), models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sent', 'failed'])), name='outbox_message_state'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='outbox_message_sent_when')],
                },
            )],
        ),
    ]
